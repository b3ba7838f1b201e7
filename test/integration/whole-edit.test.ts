import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import { makeSampleClip, makeSampleImage } from '../../sandbox/samples/clip.ts';
import { compareClips, probeClip } from '../../sandbox/samples/compare.ts';
import { setStage, type Stage, type StageOptions } from '../../sandbox/stage.ts';

const MINUTE_MS = 60_000;

let clip: string;
let image: string;
let stage: Stage | undefined;

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kling-whole-'));
  clip = await makeSampleClip(dir, { seconds: 4 });
  image = await makeSampleImage(dir);
}, 60_000);

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

async function open(
  options: StageOptions = {},
): Promise<{ stage: Stage; ada: Person; bob: Person }> {
  const opened = await setStage({
    // Results are the clips that went in, unless a test looks at them.
    segmind: { provideMs: 300, render: (path) => Promise.resolve(path) },
    ...options,
    settings: { QUEUE_LOCK_MS: '2000', SEGMIND_POLL_MS: '100', ...options.settings },
  });
  stage = opened;
  const { world } = opened.discord;
  const server = world.addServer({ name: 'Clip Club' });
  const channel = world.addChannel(server, { name: 'remixes' });
  const ada = world.addMember(server, { name: 'ada' });
  const bob = world.addMember(server, { name: 'bob' });
  return {
    stage: opened,
    ada: opened.discord.as(ada, channel),
    bob: opened.discord.as(bob, channel),
  };
}

const hasClip = (card: Card): boolean => card.media.length > 0;
const isRefusal = (card: Card): boolean => card.buttons.some(({ label }) => label === 'Dismiss');

/** What may never reach a person or a log. */
function expectNoSecrets(from: Stage): void {
  const { discord, segmind } = from;
  const spoken = discord.requests.map((request) => JSON.stringify(request.body ?? '')).join('\n');
  const logged = from.programs.flatMap((program) => program.output).join('\n');
  for (const text of [spoken, logged]) {
    expect(text).not.toContain(segmind.key);
    expect(text).not.toContain(discord.token);
    expect(text).not.toMatch(/[?&]hm=[0-9a-f]{16}/);
  }
  for (const { token } of discord.interactions()) expect(logged).not.toContain(token);
}

test('a typed command becomes the edited clip in the same reply', async () => {
  const { stage: all, ada } = await open({ segmind: { provideMs: 300 } });
  all.start('worker');
  await all.start('bot').says('bot ready');
  const typed = await ada.type('/kling-edit', {
    video: { path: clip },
    prompt: 'put @image1 behind *her* @everyone',
    image1: { path: image },
    keep_audio: true,
  });
  const card = await typed.until(hasClip);
  expect(card.media.map(({ filename }) => filename?.split('-')[0])).toEqual(['before', 'kling']);
  const result = card.media.at(-1);
  const path = result?.file?.path ?? '';
  const difference = await compareClips(clip, path);
  expect(difference.framesCompared).toBeGreaterThan(10);
  expect(difference.meanDifference).toBeGreaterThan(6);
  expect(Math.abs(difference.durationA - difference.durationB)).toBeLessThan(0.1);
  expect(await probeClip(path)).toMatchObject({ videoCodec: 'h264', audioCodec: 'aac' });

  const [job] = all.segmind.jobs;
  expect(all.segmind.jobs).toHaveLength(1);
  expect(job?.body).toMatchObject({
    prompt: 'put @Image1 behind *her* @everyone',
    keep_audio: true,
    image_urls: [expect.stringContaining('/ephemeral-attachments/')],
  });
  const states = typed.history.map((shown) => shown.text.match(/\*\*(\w+)/)?.[1] ?? shown.state);
  expect(states.slice(0, 3)).toEqual(['waiting', 'thinking', 'Queued']);
  expect(states).toContain('Editing');
  expect(ada.messages()).toHaveLength(1);
  expect(ada.messages()[0]?.pings).toMatchObject({ userIds: [], everyone: false });
  const sent = all.discord.requests.filter(({ path: to, body }) => /messages/.test(to) && body);
  expect(sent.length).toBeGreaterThan(2);
  for (const { body } of sent) expect(body).toHaveProperty('allowed_mentions', { parse: [] });
  expectNoSecrets(all);
  expect(all.discord.requests.filter((request) => request.defect)).toEqual([]);
});

test('an edit that takes 20 minutes still reaches its reply, by the token of the bot', async () => {
  const { stage: all, ada } = await open();
  all.segmind.hold();
  all.start('worker');
  await all.start('bot').says('bot ready');
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'slow' });
  await typed.until((card) => card.text.includes('Editing'));
  all.discord.clock.advance(20 * MINUTE_MS);
  all.segmind.clock.advance(20 * MINUTE_MS);
  all.segmind.release();
  const card = await typed.until(hasClip);
  expect(card.message?.id).toBe(typed.message?.id);
  expect(ada.messages()).toHaveLength(1);
  const last = all.discord.requests.findLast((request) => request.files.length > 0);
  expect(last).toMatchObject({ method: 'PATCH', auth: 'bot', status: 200 });
  expect(last?.path).toMatch(/^\/channels\/\d+\/messages\/\d+$/);
});

test('what is wrong is said at once, and only the one it was said to puts it away', async () => {
  const { stage: all, ada, bob } = await open();
  all.start('worker');
  await all.start('bot').says('bot ready');
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'like @Image2' });
  const card = await typed.until(isRefusal);
  expect(card.text).toContain('`@Image2`');
  const stranger = await bob.click(typed, 'Dismiss');
  await stranger.until((answer) => answer.state === 'shown' && answer.ephemeral);
  expect(typed.see().state).toBe('shown');
  await ada.click(typed, 'Dismiss');
  await typed.until((shown) => shown.state === 'deleted');
  expect(all.segmind.billed()).toBe(0);
});

test('a closed server lets its managers in and tells the others', async () => {
  const { stage: all, ada } = await open({ settings: { DEFAULT_GATE: 'closed' } });
  all.start('worker');
  await all.start('bot').says('bot ready');
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'please' });
  await typed.until(isRefusal);
  const server = ada.channel.server;
  if (!server) throw new Error('The channel is in a server.');
  const boss = all.discord.world.addMember(server, { name: 'boss', permissions: ['ManageGuild'] });
  const asked = await all.discord
    .as(boss, ada.channel)
    .type('/kling-edit', { video: { path: clip }, prompt: 'now' });
  await asked.until(hasClip);
  expect(all.segmind.billed()).toBe(1);
});

test('a clean shutdown hands running edits to the next worker', async () => {
  const { stage: all, ada } = await open();
  all.segmind.hold();
  const first = all.start('worker');
  await all.start('bot').says('bot ready');
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'handed on' });
  await typed.until((card) => card.text.includes('Editing'));
  // Past ten seconds it is killed, which ends with a null here.
  const tooLate = setTimeout(() => first.child.kill('SIGKILL'), 10_000);
  expect(await first.stop()).toBe(0);
  clearTimeout(tooLate);
  all.segmind.release();
  all.start('worker');
  await typed.until(hasClip);
  expect(all.segmind.billed()).toBe(1);
});

test('a submit whose answer is lost is billed once, told as such, and never repeated', async () => {
  const { stage: all, ada } = await open();
  all.segmind.faults.add('POST /v2/kling-o1-video-to-video-edit', {
    fault: { kind: 'drop-after' },
  });
  all.start('worker');
  await all.start('bot').says('bot ready');
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'lost answer' });
  const card = await typed.until(({ text }) => text.includes('Nobody can say'));
  expect(card.text).toContain('ref k');
  expect(all.segmind.billed()).toBe(1);
  expect(all.segmind.calls.submitV2).toBe(1);
});

test.each([429, 500, 503])(
  'a submit refused with %i is made again, and billed once',
  async (status) => {
    const { stage: all, ada } = await open();
    all.segmind.faults.add('POST /v2/kling-o1-video-to-video-edit', {
      fault: { kind: 'answer', status, body: { error: 'later' } },
    });
    all.start('worker');
    await all.start('bot').says('bot ready');
    const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'again' });
    await typed.until(hasClip);
    expect(all.segmind.calls.submitV2).toBe(2);
    expect(all.segmind.billed()).toBe(1);
  },
);

test('what cannot be said in the channel is said when the command comes in', async () => {
  const { stage: all, ada } = await open();
  all.start('worker');
  await all.start('bot').says('bot ready');
  all.discord.world.setBotPermissions(ada.channel, { deny: ['AttachFiles'] });
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'no files' });
  const card = await typed.until(isRefusal);
  expect(card.text).toContain(
    "I can't attach files in this channel.**\nAsk a moderator to allow Attach Files for me.",
  );
  expect(all.segmind.billed()).toBe(0);
});

test('a result over the limit of its channel is encoded to fit, and plays', async () => {
  const { stage: all, ada } = await open();
  if (ada.channel.server) ada.channel.server.attachmentSizeLimit = 800_000;
  all.start('worker');
  await all.start('bot').says('bot ready');
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'large' });
  const card = await typed.until(hasClip);
  const job = all.segmind.jobs[0];
  expect(card.media.map(({ filename }) => filename)).toEqual([
    expect.stringMatching(/^kling-edit-/),
  ]);
  const [result] = card.media;
  expect(result?.size).toBeLessThanOrEqual(800_000);
  expect(card.text).not.toContain('too large');
  const made = await probeClip(result?.file?.path ?? '');
  expect(made).toMatchObject({ videoCodec: 'h264' });
  const difference = await compareClips(clip, result?.file?.path ?? '');
  expect(Math.abs(difference.durationA - difference.durationB)).toBeLessThan(0.1);
  expect(job).toBeDefined();
  // Discord was not asked to take what the interaction had said that it would not.
  expect(all.discord.requests.filter(({ status }) => status === 413)).toEqual([]);
});

test('ffmpeg is the one that the search path names, as the doctor says', async () => {
  const { stage: all, ada } = await open();
  const before = process.env['PATH'] ?? '';
  for (const name of ['ffmpeg', 'ffprobe']) {
    const real = before.split(':').find((folder) => existsSync(join(folder, name))) ?? '';
    const shim = `#!/bin/sh\ntouch ${join(all.dir, name)}.used\nexec ${join(real, name)} "$@"\n`;
    await writeFile(join(all.dir, name), shim, { mode: 0o755 });
  }
  if (ada.channel.server) ada.channel.server.attachmentSizeLimit = 800_000;
  process.env['PATH'] = `${all.dir}:${before}`;
  onTestFinished(() => {
    process.env['PATH'] = before;
  });
  all.start('worker');
  await all.start('bot').says('bot ready');
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'by path' });
  await typed.until(hasClip);
  const used = ['ffmpeg.used', 'ffprobe.used'].map((name) => existsSync(join(all.dir, name)));
  expect(used).toEqual([true, true]);
});

test('a result that cannot be made to fit is linked, not lost', async () => {
  const { stage: all, ada } = await open();
  if (ada.channel.server) ada.channel.server.attachmentSizeLimit = 4_000;
  all.start('worker');
  await all.start('bot').says('bot ready');
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'huge' });
  const card = await typed.until(({ text }) => text.includes(`${all.segmind.origin}/outputs/`));
  expect(card.text).toContain('It is too large to attach here.');
  expect(card.text).toMatch(/The link ends <t:\d+:R>\./);
  expect(all.segmind.billed()).toBe(1);
});

test('one process without REDIS_URL brings its own Redis, and finds its edits again', async () => {
  const { stage: all, ada } = await open();
  const { REDIS_URL: _, ...settings } = all.settings;
  const { startProgram } = await import('../../sandbox/processes/program.ts');
  all.segmind.hold();
  const first = startProgram({ role: 'both', settings });
  await first.says('bot ready');
  const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt: 'own store' });
  await typed.until((card) => card.text.includes('Editing'));
  await first.stop('SIGKILL');
  all.segmind.release();
  const second = startProgram({ role: 'both', settings });
  await typed.until(hasClip);
  expect(second.output.join('\n')).toContain('"adopted":true');
  expect(await second.stop()).toBe(0);
  expect(all.segmind.billed()).toBe(1);
});
