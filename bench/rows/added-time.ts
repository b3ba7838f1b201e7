import { openAsBlob } from 'node:fs';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { FormData, request } from 'undici';

import type { Person } from '../../sandbox/discord/client/person.ts';
import type { Stage } from '../../sandbox/stage.ts';
import { inTurn, type Row } from '../row.ts';
import { openStage, populate, registerCommands } from '../stages.ts';
import { smallClip } from './burst.ts';
import { oneEdit, tenMegabytes } from './one-edit.ts';

const ROUNDS = 9;
const PROVIDE_MS = 500;

type Clip = Awaited<ReturnType<typeof smallClip>>;

/** Milliseconds from the poll that found an edit COMPLETED to its message with the clip in it. */
async function ours(stage: Stage, person: Person, clip: Clip): Promise<number> {
  const { editedAt } = await oneEdit(stage, person, clip);
  const { requestId } = stage.segmind.jobs.at(-1) ?? {};
  const polls = stage.segmind.requests.filter(({ path }) => path.endsWith(`${requestId}/status`));
  const found = polls.at(-1);
  if (found === undefined) throw new Error('Nobody asked for the edit.');
  return editedAt - found.at;
}

/** Milliseconds for the same bytes from the same kind of server to the same kind of message. */
async function bare({ discord }: Stage, person: Person, clip: Clip, url: string, dir: string) {
  const typed = await person.type('/kling-edit', { video: clip, prompt: 'make it snow' });
  const root = `${discord.apiUrl}/v10`;
  const deferral = await request(`${root}/interactions/${typed.id}/${typed.token}/callback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 5 }),
  });
  await deferral.body.dump();
  const began = performance.now();
  const path = join(dir, 'bare.mp4');
  const { body } = await request(url);
  await pipeline(body, createWriteStream(path));
  const form = new FormData();
  form.append('payload_json', JSON.stringify({ content: 'Here it is.' }));
  form.append('files[0]', await openAsBlob(path, { type: 'video/mp4' }), 'edit.mp4');
  const message = `${root}/webhooks/${discord.applicationId}/${typed.token}/messages/@original`;
  const answer = await request(message, { method: 'PATCH', body: form });
  if (answer.statusCode !== 200) throw new Error(`Discord answered ${answer.statusCode}.`);
  await answer.body.dump();
  return performance.now() - began;
}

export const addedTime: Row = {
  name: 'added-time',
  what: 'added time: provider done to message edited, 10 MB clip, less the poll wait',
  reference: 'download and upload of the same bytes with bare undici',
  fair:
    'From the poll that finds the edit COMPLETED to its message with the clip in it. The product meanwhile asks for the result, stores it, hands the edit from one queue to ' +
    'the other, looks whether Discord plays the file and whether it fits, and fetches and uploads the clip it was made from as well (4 KB here).',
  unit: 'ms',
  aim: { kind: 'ratio', atMost: 1.3 },
  async measure(say) {
    const dir = await mkdtemp(join(tmpdir(), 'kling-bench-'));
    const options = {
      segmind: { provideMs: PROVIDE_MS },
      settings: { SEGMIND_POLL_MS: '250' },
    };
    const [stage, other] = [await openStage(options), await openStage()];
    try {
      say('making the clip');
      const [clip, file] = [await smallClip(dir), await tenMegabytes(dir)];
      stage.segmind.outcomeOfNext({ kind: 'complete', file }, ROUNDS + 2);
      await registerCommands(other);
      await stage.start('worker').says('worker ready');
      await stage.start('bot').says('bot ready');
      const [[person], [somebody]] = [populate(stage, 1, 1), populate(other, 1, 1)];
      if (!person || !somebody) throw new Error('There is nobody to type.');
      const mine = async () => ours(stage, person, clip);
      const reference = async () => {
        const url = stage.segmind.jobs.at(-1)?.outputUrl ?? '';
        return bare(other, somebody, clip, url, dir);
      };
      say('warming up');
      await mine();
      await reference();
      say(`${ROUNDS} rounds`);
      const { size } = await stat(file);
      const taken = await inTurn(ROUNDS, mine, reference);
      return { ...taken, notes: [`The clip has ${(size / 1e6).toFixed(1)} MB.`] };
    } finally {
      await Promise.all([stage.close(), other.close()]);
      await rm(dir, { recursive: true, force: true });
    }
  },
};
