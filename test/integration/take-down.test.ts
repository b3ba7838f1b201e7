import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Card } from '../../sandbox/discord/client/card.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { decided } from '../../src/core/audit.ts';
import { createTakeDowns } from '../../src/redis/take-downs.ts';
import { type ClipClub, fill, openClub, press, reportCard, say } from '../support/clip-club.ts';
import { judgeSecrets } from '../support/judge-secrets.ts';
import { openScene, type Scene } from '../support/scene.ts';

const REASON = { reason: 'this is not for here' };

let scene: Scene;
let club: ClipClub;
let dir: string;
let file: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-take-down-'));
  file = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  scene = await openScene();
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  club = await openClub(scene, file);
}, 60_000);

afterAll(async () => {
  club.close();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
});

/** Waits until a card says that its clip is gone. */
const isGone = (card: Card): boolean => /was (taken down|deleted)\*\*/.test(card.text);

/** Where what is said of a result can still be found: the messages, and what is written down. */
function traces(secrets: readonly string[]): string[] {
  const { discord } = scene.stage;
  const messages = [...discord.world.messages.values()].map((message) =>
    JSON.stringify([message.content, message.components, message.attachments]),
  );
  const logged = scene.programs.flatMap(({ output }) => output);
  return [...messages, ...logged].filter((text) =>
    secrets.some((secret) => text.replaceAll(/[\\\u200b]/g, '').includes(secret)),
  );
}

const lastOutput = (prompt: string): string => {
  const job = scene.stage.segmind.jobs.find(({ body }) => body.prompt === prompt);
  return new URL(job?.outputUrl ?? '').pathname;
};

describe('from a report to the take-down', () => {
  test('nothing shows the clip any more, anywhere', async () => {
    const clip = await club.clip('a clip to be reported');
    const attachments = clip.card.media.map(({ file: held }) => held?.id ?? '');
    expect(attachments).toHaveLength(2);
    const thanks = await fill(club.bob, clip.typed, 'Report', { reason: 'it is *bad*' });
    expect(thanks).toMatchObject({ ephemeral: true });
    expect(thanks.text).toContain('it is reported');

    const { message, card } = await reportCard(scene, club, clip.id, '1 report');
    expect(card.text).toContain(`<@${club.bob.user.id}>`);
    expect(card.text).toContain(`/${clip.typed.message?.id})`);
    const again = await fill(club.bob, clip.typed, 'Report', { reason: 'twice' });
    expect(again.text).toContain('You have reported this clip before');
    await fill(club.miaHere, clip.typed, 'Report', { reason: 'me too' });
    await reportCard(scene, club, clip.id, '2 reports', 'me too');

    const decided = await fill(club.mia, message, 'Take down…', REASON);
    expect(decided.text).toContain(`**Taken down** by <@${club.mia.user.id}>`);
    const gone = await clip.typed.until(isGone);
    expect(gone.media).toEqual([]);
    expect(gone.text).toContain(REASON.reason);
    expect(gone.text).not.toContain('a clip to be reported');
    expect(gone.buttons).toEqual([]);
    // Who said so is for moderators alone.
    expect(gone.text).not.toContain(club.bob.user.id);
    expect(clip.typed.message?.attachments).toEqual([]);

    expect((await say(club.ada, '/kling jobs')).text).toContain('**Taken down** by a moderator');
    await say(club.ada, '/kling usage');
    await expect.poll(async () => (await clip.read()).takenOffAtMs).not.toBeNull();
    expect(traces([lastOutput('a clip to be reported'), ...attachments])).toEqual([]);
    const stored = JSON.stringify(await club.store.hgetall(`{kling}:edit:${clip.id}`));
    expect(stored).not.toContain(lastOutput('a clip to be reported'));
    expect(await club.audit.read(club.server.id, null, 3)).toMatchObject([
      { action: 'edit.taken_down', about: clip.id, actor: { userId: club.mia.user.id } },
      { action: 'edit.reported', about: clip.id },
      { action: 'edit.reported', subject: { userId: club.ada.user.id }, reason: 'it is *bad*' },
    ]);
    const late = await fill(club.mia, message, 'Block…', { reason: 'enough', days: '2' });
    expect(late.text).toContain('can no longer edit clips here');
    const refused = await club.ada.type('/kling-edit', { video: { path: file }, prompt: 'more' });
    expect((await refused.until(({ text }) => text !== '')).text).toContain('blocked');
    await club.store.del(`{kling}:blocks:${club.server.id}`);
  });

  test('two moderators at once: one decides, the other hears that it is decided', async () => {
    const clip = await club.clip('two at once');
    await fill(club.bob, clip.typed, 'Report', { reason: 'hm' });
    const { message } = await reportCard(scene, club, clip.id, '1 report');
    const [mia, max] = await Promise.all([
      fill(club.mia, message, 'Take down…', REASON),
      press(club.max, message, 'Dismiss report'),
    ]);
    const texts = [mia.text, max.text];
    expect(texts.filter((text) => text.includes('decided this already'))).toHaveLength(1);
    const { takeDown } = await clip.read();
    const dismissed = takeDown === null;
    const { card } = await reportCard(
      scene,
      club,
      clip.id,
      dismissed
        ? `**Dismissed** by <@${club.max.user.id}>`
        : `**Taken down** by <@${club.mia.user.id}>`,
    );
    expect(card.buttons.map(({ label }) => label)).toEqual(['Block…']);
    const records = await club.audit.read(club.server.id, null, 2);
    expect(records).toMatchObject([{ about: clip.id }, { action: 'edit.reported' }]);
    await clip.typed.until((shown) => (dismissed ? shown.media.length === 2 : isGone(shown)));
  });

  test('who lost the right while the form was open may not', async () => {
    const clip = await club.clip('lost the right');
    await fill(club.bob, clip.typed, 'Report', { reason: 'hm' });
    const { message } = await reportCard(scene, club, clip.id, '1 report');
    const form = await club.max.click(message, 'Take down…');
    await form.until(({ state }) => state === 'modal');
    const max = club.server.members.get(club.max.user.id);
    const roles = (max?.roleIds ?? []).flatMap((id) => club.server.roles.get(id) ?? []);
    if (max) scene.stage.discord.world.setRoles(max, []);
    const sent = await club.max.submitModal(form, REASON);
    const answer = await sent.until(({ state }) => state === 'shown');
    expect(answer.text).toContain('Only the moderators of this server');
    expect((await clip.read()).takeDown).toBeNull();
    if (max) scene.stage.discord.world.setRoles(max, roles);
  });
});

describe('Delete', () => {
  test('is for the requester; a stranger reads why not', async () => {
    const clip = await club.clip('mine to delete');
    const stranger = await press(club.bob, clip.typed, 'Delete');
    expect(stranger).toMatchObject({ ephemeral: true });
    expect(stranger.text).toContain('belongs to somebody else');
    expect(clip.typed.see().media).toHaveLength(2);
    const question = await press(club.ada, clip.typed, 'Delete');
    expect(question.ephemeral).toBe(true);
    expect(clip.typed.see().media).toHaveLength(2);
    const done = await press(club.ada, question, 'Delete it');
    expect(done.text).toContain('**Deleted.**');
    const gone = await clip.typed.until(isGone);
    expect([gone.media, gone.text]).toEqual([[], expect.stringContaining('was deleted')]);
    expect((await say(club.ada, '/kling jobs')).text).toContain('**Deleted**');
    expect(await club.audit.read(club.server.id, null, 1)).toMatchObject([
      { action: 'edit.deleted', about: clip.id, reason: null },
    ]);
  });

  test('by a moderator asks why, and shows it', async () => {
    const clip = await club.clip('for a moderator');
    const answer = await fill(club.miaHere, clip.typed, 'Delete', REASON);
    expect(answer).toMatchObject({ ephemeral: true });
    expect(answer.text).toContain('**Taken down.**');
    expect((await clip.typed.until(isGone)).text).toContain(REASON.reason);
  });

  test('Run again makes the edit anew from what went in', async () => {
    const clip = await club.clip('once more');
    await press(club.ada, await press(club.ada, clip.typed, 'Delete'), 'Delete it');
    await clip.typed.until(isGone);
    const other = await club.clip('for its button');
    const again = await club.ada.click(other.typed, 'Run again');
    expect((await again.until(({ media }) => media.length > 0)).text).toContain('for its button');
  });

  test('in a direct message: its requester may; a report is for the server', async () => {
    const { discord, segmind } = scene.stage;
    const there = discord.world.addChannel(club.server, { name: 'soon gone' });
    const ada = discord.as(club.ada.user, there);
    segmind.hold();
    const typed = await ada.type('/kling-edit', { video: { path: file }, prompt: 'direct' });
    await typed.until(({ text }) => text.includes('Editing'));
    discord.faults.add(
      `PATCH /webhooks/${discord.applicationId}/${typed.token}/messages/@original`,
      { fault: { kind: 'answer', status: 401, body: { code: 50027, message: 'no' } }, times: 99 },
    );
    discord.world.deleteChannel(there);
    segmind.release();
    const message = await discord.waitFor(() => discord.directMessages(ada.user).at(-1), {
      timeoutMs: 60_000,
    });
    const direct = discord.as(ada.user, message.channel);
    expect(discord.card(message).media).toHaveLength(2);
    const told = await fill(direct, message, 'Report', { reason: 'hm' });
    expect(told.text).toContain('works in the server');
    for (const button of ['Run again', 'Remix', 'Remix the original']) {
      expect((await press(direct, message, button)).text).toContain('works in the server');
    }
    await press(direct, await press(direct, message, 'Delete'), 'Delete it');
    await discord.waitFor(() => isGone(discord.card(message)));
    expect(message.attachments).toEqual([]);
  });
});

describe('whatever fails in between', () => {
  test('the worker is dead: the clip goes with the next one', async () => {
    const clip = await club.clip('no worker');
    const worker = scene.programs[0];
    await worker?.stop('SIGKILL');
    await fill(club.miaHere, clip.typed, 'Delete', REASON);
    expect(await clip.read()).toMatchObject({
      outputUrl: null,
      takeDown: { kind: 'taken_down' },
      takenOffAtMs: null,
    });
    expect(clip.typed.see().media).toHaveLength(2);
    await scene.start('worker');
    expect((await clip.typed.until(isGone)).media).toEqual([]);
    await expect.poll(async () => (await clip.read()).takenOffAtMs).not.toBeNull();
  });

  test('the worker is killed while Discord is asked', async () => {
    const clip = await club.clip('killed at it');
    const { discord } = scene.stage;
    const route = `PATCH /channels/${club.channel.id}/messages/${clip.typed.message?.id}`;
    discord.faults.add(route, { fault: { kind: 'hang' } });
    await fill(club.miaHere, clip.typed, 'Delete', REASON);
    const asked = () => discord.requests.some(({ method, path }) => `${method} ${path}` === route);
    await discord.waitFor(asked).catch(() => {});
    await scene.programs.at(-1)?.stop('SIGKILL');
    await scene.start('worker');
    expect((await clip.typed.until(isGone)).media).toEqual([]);
  });

  test('a message that cannot be edited is deleted', async () => {
    const clip = await club.clip('too old to edit');
    const { discord } = scene.stage;
    const route = `PATCH /channels/${club.channel.id}/messages/${clip.typed.message?.id}`;
    const body = { code: 30046, message: 'no' };
    discord.faults.add(route, { fault: { kind: 'answer', status: 400, body } });
    await fill(club.miaHere, clip.typed, 'Delete', REASON);
    await clip.typed.until(({ state }) => state === 'deleted');
    await expect.poll(async () => (await clip.read()).takenOffAtMs).not.toBeNull();
  });

  test('taken down while it is fetched: it goes out as nothing, and its person is told', async () => {
    const { segmind, discord } = scene.stage;
    const prompt = 'never shown';
    segmind.hold();
    const typed = await club.ada.type('/kling-edit', { video: { path: file }, prompt });
    await typed.until(({ text }) => text.includes('Editing'));
    const id = /ref (k\w+)/.exec(typed.see().text)?.[1] ?? '';
    const reply = `PATCH /webhooks/${discord.applicationId}/${typed.token}/messages/@original`;
    discord.faults.add(reply, { fault: { kind: 'answer', status: 500 }, times: 3 });
    segmind.release();
    const state = async () => club.store.hget(`{kling}:edit:${id}`, 'state');
    await expect.poll(state).toBe('delivering');
    const decision = decided(club.server.id, 'edit.taken_down', club.mia.user.id, { about: id });
    const down = { kind: 'taken_down', by: club.mia.user.id, reason: 'early' } as const;
    const takeDowns = createTakeDowns({ redis: club.store, retentionMs: 1e9 });
    expect((await takeDowns.take(id, down, null, decision)).kind).toBe('taken');
    const gone = await typed.until(isGone);
    expect(gone.media).toEqual([]);
    expect(traces([lastOutput(prompt)])).toEqual([]);
  });

  test('a clip that was linked: the link goes from the card', async () => {
    const small = await openClub(scene, file, 1_000);
    const clip = await small.clip('only a link');
    expect(traces([lastOutput('only a link')])).not.toEqual([]);
    await press(small.ada, await press(small.ada, clip.typed, 'Delete'), 'Delete it');
    await clip.typed.until(isGone);
    await say(small.ada, '/kling jobs');
    expect(traces([lastOutput('only a link')])).toEqual([]);
    small.close();
  });

  test('the chain is whole, and nothing secret was said', async () => {
    expect(await club.audit.verify(club.server.id)).toMatchObject({ kind: 'whole' });
    expect(judgeSecrets(scene.stage, scene.programs, [])).toEqual([]);
    expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
  });
});
