import { beforeEach, describe, expect, test } from 'vitest';

import type { Edit } from '../../../src/core/edit.ts';
import { planCut } from '../../../src/core/mend.ts';
import { cancelEdit } from '../../../src/edits/cancel.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { endEdit } from '../../../src/edits/end.ts';
import { failure } from '../../../src/core/errors.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { answerLost, failing, type Step } from './fake-steps.ts';
import { FakeWorld, PREPARED } from './fake-world.ts';
import { LONG } from './fake-offers.ts';

const ON = { channelId: '1', messageId: 'm-1' };

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  // Nobody looks away in between, unless a test says so.
  world.onSleep = () => {};
});

const preparing = (changes: Partial<Edit> = {}): Edit => {
  const cut = planCut(25_000, 'middle');
  const edit = world.has({ state: 'preparing', cut, message: ON, ...changes });
  world.withToken(edit);
  return edit;
};
const deliver = async (edit: Edit, run = fakeRun()) =>
  codeOf(deliverEdit(world.deps, edit.id, run.run));
const withFiles = () => world.sent.filter(({ files }) => files.length > 0);

describe('a clip that is prepared', () => {
  test('goes onto its card, and the edit into the line with the link to it', async () => {
    const edit = preparing();
    let asked: readonly unknown[] = [];
    world.plan('results.prepare', async (real, args) => {
      asked = args;
      return real();
    });
    expect(await deliver(edit)).toBe('done');
    expect(asked.slice(2, 4)).toEqual([planCut(25_000, 'middle'), edit.attachmentLimit]);
    expect(withFiles()).toMatchObject([
      { by: 'editReply', files: [PREPARED], card: { beforeName: PREPARED.filename } },
    ]);
    expect(world.edit(edit.id)).toMatchObject({
      state: 'queued',
      prepared: true,
      video: {
        input: 'video',
        url: 'https://cdn.example/a-1.mp4',
        filename: 'before-k.mp4',
        bytes: 77,
      },
      message: { before: { id: 'a-1', filename: 'before-k.mp4' } },
    });
    expect(JSON.stringify(world.edit(edit.id).message)).not.toContain('https');
    // The card of its place in the line keeps the clip.
    expect(world.sent.at(-1)).toMatchObject({
      files: [],
      card: { edit: { state: 'queued' }, beforeName: 'before-k.mp4' },
    });
    expect([...world.queued]).toEqual([`generate ${edit.id}`]);
    expect(world.discarded).toEqual([edit.id]);
    expect(JSON.stringify(world.logged)).not.toContain('https');
  });

  test('waits for a moderator where the gate wants one, who is then asked at once', async () => {
    const edit = preparing({ gate: 'approval' });
    world.limits.gate = { ...world.limits.gate, moderatorsChannelId: '31' };
    await deliver(edit);
    expect(world.edit(edit.id)).toMatchObject({ state: 'awaiting_approval', prepared: true });
    expect(world.sent.some(({ card }) => card.kind === 'ask')).toBe(true);
  });

  test('becomes smaller where Discord finds it too large', async () => {
    const edit = preparing();
    const limits: unknown[] = [];
    const note: Step = async (real, args) => {
      limits.push(args[3]);
      return real();
    };
    world.plan('results.prepare', note, note);
    world.plan('messages.editReply', failing('discord_too_large', { limit: null }));
    expect(await deliver(edit)).toBe('done');
    expect(limits).toEqual([edit.attachmentLimit, 30]);
    expect(world.edit(edit.id).state).toBe('queued');
  });

  test('is put there by the bot itself once the token is dead', async () => {
    const edit = preparing();
    world.plan('messages.editReply', failing('discord_token_dead'));
    expect(await deliver(edit)).toBe('done');
    expect(withFiles()).toMatchObject([{ by: 'editMessage', to: 'm-1' }]);
    expect(world.edit(edit.id).state).toBe('queued');
  });
});

describe('what goes wrong on the way', () => {
  const none =
    (why: string): Step =>
    async () => ({ kind: 'none', why });
  test.each<[string, string, Step, string, object]>([
    ['no ffmpeg', 'results.prepare', none('no_ffmpeg'), 'clip_not_prepared', { why: 'no_ffmpeg' }],
    ['broken', 'results.prepare', none('unreadable'), 'clip_not_prepared', { why: 'unreadable' }],
    ['gone', 'results.fetchSource', failing('result_gone'), 'source_expired', { input: 'video' }],
    [
      'no clip',
      'results.fetchSource',
      failing('result_not_video'),
      'clip_not_prepared',
      { why: 'unreadable' },
    ],
    [
      'slow',
      'results.fetchSource',
      failing('result_unreachable'),
      'file_unreachable',
      { input: 'video' },
    ],
    [
      'made badly',
      'inputs.check',
      async () => ({ clipMs: 1, mend: LONG }),
      'clip_not_prepared',
      { why: 'unreadable' },
    ],
    [
      'made worse',
      'inputs.check',
      failing('clip_too_short'),
      'clip_not_prepared',
      { why: 'unreadable' },
    ],
    [
      'shut',
      'messages.editReply',
      failing('discord_message_gone'),
      'clip_not_prepared',
      { why: 'unposted' },
    ],
    ['mute', 'messages.editReply', async () => null, 'discord_unavailable', { retryAfterMs: null }],
  ])('%s', async (_what, call, step, code, facts) => {
    const edit = preparing();
    world.plan(call, step);
    const failed = await deliverEdit(world.deps, edit.id, fakeRun().run).catch(
      (error) => error.failure,
    );
    expect(failed).toEqual({ code, facts });
    expect(world.edit(edit.id)).toMatchObject({ state: 'preparing', prepared: false });
  });

  test('whatever it is ends it as failed, and never as undeliverable', async () => {
    const edit = preparing();
    await endEdit(world.deps, edit.id, 'undeliverable', failure('disk_full'));
    expect(world.edit(edit.id)).toMatchObject({ state: 'failed', failure: { code: 'disk_full' } });
    expect([...world.queued]).toEqual([`deliver ${edit.id}`]);
  });

  test.each(['messages.editReply', 'edits.goOn', 'results.discard'])(
    'an answer to %s that is lost: done again, and the same in the end',
    async (call) => {
      const edit = preparing();
      world.plan(call, answerLost);
      await deliver(edit);
      await deliver(edit);
      expect(world.edit(edit.id)).toMatchObject({ state: 'queued', prepared: true });
      expect(world.limits.line.concat([...world.limits.taken])).toEqual([edit.id]);
    },
  );

  test('a worker that is stopped hands it back', async () => {
    const edit = preparing();
    const run = fakeRun();
    world.plan('results.prepare', async () => {
      run.wantBack();
      throw new Error('stopped');
    });
    expect(await deliver(edit, run)).toBe('handed_back');
  });
});

test('cancelled meanwhile: the work stops, and its person is told', async () => {
  const edit = preparing();
  world.plan('results.prepare', async (_real, args) => {
    await cancelEdit(world.deps, edit.asker, edit.id);
    const signal = args[4] as AbortSignal;
    await new Promise((_resolve, reject) => {
      const stop = () => reject(signal.reason as Error);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    });
  });
  expect(await deliver(edit)).toBe('done');
  expect(world.edit(edit.id)).toMatchObject({ state: 'cancelled', prepared: false });
  expect(world.told).toEqual([[edit.id, 'reply']]);
  expect(withFiles()).toEqual([]);
});
