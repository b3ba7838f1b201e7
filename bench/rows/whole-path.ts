import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { PROGRAMS } from '../programs/paths.ts';
import { inTurn, type Row } from '../row.ts';
import { openStage, populate, registerCommands } from '../stages.ts';
import { smallClip } from './burst.ts';
import { oneEdit } from './one-edit.ts';

const ROUNDS = 5;
const PROVIDE_MS = 1_000;
const POLL_MS = 250;

export const wholePath: Row = {
  name: 'whole-path',
  what: 'the whole path: command typed to clip in the message, less the second that the provider takes',
  reference: 'a bot as one would write it in an afternoon',
  fair:
    'The other bot defers, queues, calls v1 and waits for its answer, buffers it and edits its reply: no checks, no limits, nothing survives a restart. ' +
    `Ours polls v2 each ${POLL_MS} ms here (5 s by default), and half of that is in its figure.`,
  unit: 'ms',
  aim: null,
  async measure() {
    const dir = await mkdtemp(join(tmpdir(), 'kling-bench-'));
    const options = {
      segmind: { provideMs: PROVIDE_MS },
      settings: { SEGMIND_POLL_MS: String(POLL_MS) },
    };
    const [stage, other] = [await openStage(options), await openStage(options)];
    try {
      const [clip, file] = [await smallClip(dir), await makeSampleClip(dir)];
      for (const { segmind } of [stage, other]) {
        segmind.outcomeOfNext({ kind: 'complete', file }, ROUNDS + 1);
      }
      await registerCommands(other);
      await stage.start('both').says('"msg":"ready"');
      await other.start('both', { main: PROGRAMS.plainBot }).says('plain bot ready');
      const take = async (on: typeof stage) => {
        const [person] = populate(on, 1, 1);
        if (!person) throw new Error('There is nobody to type.');
        const { typedAt, editedAt } = await oneEdit(on, person, clip);
        return editedAt - typedAt - PROVIDE_MS;
      };
      await take(stage);
      await take(other);
      return await inTurn(
        ROUNDS,
        async () => take(stage),
        async () => take(other),
      );
    } finally {
      await Promise.all([stage.close(), other.close()]);
      await rm(dir, { recursive: true, force: true });
    }
  },
};
