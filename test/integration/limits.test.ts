import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { type Crowd, hasClip, isEditing, isQueued, openCrowd, says } from '../support/crowd.ts';
import { isRefusal } from '../support/scene.ts';

let dir: string;
let clip: string;
let crowd: Crowd;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-limits-'));
  clip = await makeSampleClip(dir, { seconds: 3, fps: 24, width: 720, height: 720, audio: false });
}, 60_000);

afterAll(async () => rm(dir, { recursive: true, force: true }));
afterEach(async () => crowd.close());

const open = async (settings: Record<string, string> = {}): Promise<void> => {
  crowd = await openCrowd(clip, settings);
};

describe('limits', () => {
  test('are said with what is left and when it frees, and hold for one person alone', async () => {
    await open({ USER_CONCURRENT: '1', USER_DAILY_EDITS: '2' });
    crowd.stage.segmind.hold();
    const { person, server } = crowd.serverOf('A');
    const [ada, bob] = [person('ada'), person('bob')];
    const first = await crowd.edit(ada, 'one');
    await first.until(isEditing);
    const second = await crowd.edit(ada, 'two');
    const refused = await second.until(isRefusal);
    expect(refused.text).toContain('one at a time is the limit here');
    const other = await crowd.edit(bob, 'three');
    await other.until(isEditing);
    crowd.stage.segmind.release();
    await Promise.all([first.until(hasClip), other.until(hasClip)]);
    await expect.poll(async () => (await crowd.standing(server, ada.user)).running).toBe(0);
    await (await crowd.edit(ada, 'four')).until(hasClip);
    const last = await (await crowd.edit(ada, 'five')).until(isRefusal);
    expect(last.text).toMatch(/You have used all 2 of your edits for today\.\**\n.*<t:\d+:R>/);
    expect(crowd.stage.segmind.billed()).toBe(3);
    const after = await crowd.standing(server, ada.user);
    expect(after).toMatchObject({ dayEdits: 2, serverHeldMicros: 0, pending: 0 });
    expect(after.serverSpentMicros).toBeGreaterThan(0);
  });

  test('a budget holds for everybody in the server, and its operator hears of it', async () => {
    const operator = '900000000000000099';
    await open({ SERVER_DAILY_USD: '1.5', OPERATOR_CHANNEL_ID: operator });
    const { server, person } = crowd.serverOf('A');
    const told = crowd.stage.discord.world.addChannel(server, { name: 'operators' });
    await crowd.restart({ OPERATOR_CHANNEL_ID: told.id });
    await (await crowd.edit(person('ada'), 'one')).until(hasClip);
    await (await crowd.edit(person('bob'), 'two')).until(hasClip);
    const refused = await (await crowd.edit(person('eve'), 'three')).until(isRefusal);
    expect(refused.text).toMatch(
      /would cost about \$0\.63, and of this server’s budget .* \$0\.\d\d/,
    );
    await expect
      .poll(() => crowd.stage.discord.world.messagesIn(told).length, { timeout: 60_000 })
      .toBe(1);
  });

  test('are set by managers, for everybody and for a role, and shown', async () => {
    await open({ USER_DAILY_EDITS: '1' });
    const { server, person } = crowd.serverOf('A');
    const role = crowd.stage.discord.world.addRole(server, { name: 'patrons' });
    const boss = person('boss', { permissions: ['ManageGuild'] });
    const patron = person('pat', { roles: [role] });
    const ada = person('ada');
    const no = await ada.type('/kling-admin limits', { edits_a_day: 9 });
    expect((await no.until(isRefusal)).text).toContain('may manage this server');
    expect(no.see().ephemeral).toBe(true);
    const yes = await boss.type('/kling-admin limits', { role: role.id, edits_a_day: 2 });
    expect((await yes.until(says('2'))).ephemeral).toBe(true);
    for (const prompt of ['one', 'two']) await (await crowd.edit(patron, prompt)).until(hasClip);
    await (await crowd.edit(patron, 'three')).until(isRefusal);
    await (await crowd.edit(ada, 'four')).until(hasClip);
    await (await crowd.edit(ada, 'five')).until(isRefusal);
    const usage = await patron.type('/kling usage');
    expect((await usage.until((card) => card.state === 'shown')).text).toMatch(/2 of 2|0 of 2/);
  });
});

describe('turns', () => {
  test('go round: one person with a crowd of edits, another in the server, a third elsewhere', async () => {
    await open({ SEGMIND_MAX_IN_FLIGHT: '1' });
    crowd.stage.segmind.hold();
    const [a, b] = [crowd.serverOf('A'), crowd.serverOf('B')];
    const [ann, abe, ben] = [a.person('ann'), a.person('abe'), b.person('ben')];
    const many: TypedInteraction[] = [];
    for (let at = 1; at <= 10; at += 1) {
      const typed = await crowd.edit(ann, `ann ${at}`);
      await typed.until(at === 1 ? isEditing : isQueued);
      many.push(typed);
    }
    const late: TypedInteraction[] = [];
    for (const [who, prompt] of [
      [abe, 'abe 1'],
      [ben, 'ben 1'],
      [ben, 'ben 2'],
    ] as const) {
      const typed = await crowd.edit(who, prompt);
      // One after the other: files are looked at side by side, and the quicker one would stand first.
      await typed.until(isQueued);
      late.push(typed);
    }
    expect(late[1]?.see().text).toContain('next in line');
    // Its card was drawn before the one that goes first had come: it is kept true.
    await late[0]?.until(says('2nd in line'));
    expect(many.at(-1)?.see().text).toMatch(/\d+th in line/);
    crowd.stage.segmind.release();
    await Promise.all([...many, ...late].map(async (typed) => typed.until(hasClip, 60_000)));
    const order = crowd.stage.segmind.jobs.map(({ body }) => body.prompt);
    console.info(`order of starts: ${order.join(', ')}`);
    expect(order).toEqual([
      'ann 1',
      'ben 1',
      'abe 1',
      'ben 2',
      ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((at) => `ann ${at}`),
    ]);
  }, 90_000);

  test('never more at the provider than are allowed, over two workers', async () => {
    await open({ SEGMIND_MAX_IN_FLIGHT: '3' });
    await crowd.stage.start('worker').says('worker ready');
    crowd.stage.segmind.hold();
    const { person } = crowd.serverOf('A');
    const typed = await Promise.all(
      Array.from({ length: 8 }, async (_, at) => crowd.edit(person(`p${at}`), `edit ${at}`)),
    );
    await Promise.all(
      typed.map(async (one) => one.until((card) => isQueued(card) || isEditing(card))),
    );
    await expect.poll(() => crowd.stage.segmind.jobs.length).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(crowd.stage.segmind.jobs).toHaveLength(3);
    crowd.stage.segmind.release();
    await Promise.all(typed.map(async (one) => one.until(hasClip)));
    expect(crowd.stage.segmind.billed()).toBe(8);
  });
});

describe('cancel', () => {
  test('before the submit gives everything back, and only to those who may', async () => {
    await open({ SEGMIND_MAX_IN_FLIGHT: '1' });
    crowd.stage.segmind.hold();
    const { server, person } = crowd.serverOf('A');
    const [ada, bob] = [person('ada'), person('bob')];
    const mod = person('mod', { permissions: ['ManageMessages'] });
    const first = await crowd.edit(ada, 'one');
    await first.until(isEditing);
    const waiting = [await crowd.edit(ada, 'two'), await crowd.edit(ada, 'three')];
    for (const typed of waiting) await typed.until(isQueued);
    const [two, three] = waiting as [TypedInteraction, TypedInteraction];
    const no = await bob.click(two, 'Cancel');
    expect((await no.until((card) => card.ephemeral)).text).toContain('somebody else');
    expect(isQueued(two.see())).toBe(true);
    await ada.click(two, 'Cancel');
    await two.until(says('**Cancelled.**', 'Nothing was taken from your limits'));
    await mod.click(three, 'Cancel');
    await three.until(says('**Cancelled.**'));
    crowd.stage.segmind.release();
    await first.until(hasClip);
    expect(crowd.stage.segmind.billed()).toBe(1);
    await expect.poll(async () => (await crowd.standing(server, ada.user)).running).toBe(0);
    expect(await crowd.standing(server, ada.user)).toMatchObject({ dayEdits: 1, dayClipMs: 3_000 });
  });

  test('after it is honest, and drops the result where that is wanted', async () => {
    await open();
    crowd.stage.segmind.hold();
    const { server, person } = crowd.serverOf('A');
    const ada = person('ada');
    const typed = await crowd.edit(ada, 'one');
    await typed.until(isEditing);
    const late = await ada.click(typed, 'Cancel');
    const answer = await late.until((card) => card.ephemeral);
    expect(answer.text).toMatch(/cannot stop|can’t stop|cannot be stopped/);
    const dropped = await ada.click(late, 'Drop the result');
    await dropped.until((card) => card.state === 'shown');
    await typed.until(says('The result will be dropped'));
    crowd.stage.segmind.release();
    const ended = await typed.until(says('**Cancelled.**'));
    expect(ended.media).toEqual([]);
    expect(crowd.stage.segmind.billed()).toBe(1);
    const after = await crowd.standing(server, ada.user);
    expect(after).toMatchObject({ dayEdits: 1, running: 0, serverHeldMicros: 0 });
    expect(after.serverSpentMicros).toBeGreaterThan(0);
  }, 60_000);

  test('the job list shows what waits and runs, and cancels', async () => {
    await open({ SEGMIND_MAX_IN_FLIGHT: '1' });
    crowd.stage.segmind.hold();
    const { person } = crowd.serverOf('A');
    const [ada, bob] = [person('ada'), person('bob')];
    await (await crowd.edit(ada, 'the first one')).until(isEditing);
    const waiting = await crowd.edit(ada, 'the second one');
    await waiting.until(isQueued);
    const list = await ada.type('/kling jobs');
    const card = await list.until(says('the first one', 'the second one'));
    expect(card.ephemeral).toBe(true);
    expect(
      (await (await bob.type('/kling jobs')).until((one) => one.state === 'shown')).text,
    ).not.toContain('the first');
    const button = card.buttons.find(({ label }) => label?.startsWith('Cancel'));
    await ada.click(list, button?.customId ?? '');
    await waiting.until(says('**Cancelled.**'));
  });
});
