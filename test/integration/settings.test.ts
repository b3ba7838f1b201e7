import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { type Crowd, hasClip, isEditing, isQueued, openCrowd, says } from '../support/crowd.ts';
import { isRefusal } from '../support/scene.ts';

let dir: string;
let clip: string;
let crowd: Crowd;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-settings-'));
  clip = await makeSampleClip(dir, { seconds: 3, fps: 24, width: 720, height: 720, audio: false });
}, 60_000);

afterAll(async () => rm(dir, { recursive: true, force: true }));
afterEach(async () => crowd.close());

const open = async (settings: Record<string, string> = {}): Promise<void> => {
  crowd = await openCrowd(clip, { DEFAULT_GATE: 'closed', ...settings });
};

const refusalOf = async (typed: TypedInteraction): Promise<string> =>
  (await typed.until(isRefusal)).text;

/** Makes a choice, and waits until the card, in its place, says what holds now. */
async function choose(
  who: Person,
  card: TypedInteraction,
  field: string,
  values: string[],
  ...words: string[]
): Promise<void> {
  const before = card.history.length;
  await who.select(card, `1:gate:${field}`, values);
  await card.until((shown) => card.history.length > before && says(...words)(shown));
}

describe('who may edit', () => {
  test('is set up by menus, and holds from the next edit on', async () => {
    await open();
    const { server, person } = crowd.serverOf('A');
    const { world } = crowd.stage.discord;
    const role = world.addRole(server, { name: 'editors' });
    const boss = person('boss', { permissions: ['ManageGuild'] });
    const [ada, eve] = [person('ada', { roles: [role] }), person('eve')];
    expect(await refusalOf(await crowd.edit(ada, 'one'))).toContain(
      'Ask someone who manages this server to run /kling-admin setup',
    );
    crowd.stage.segmind.hold();
    const own = await crowd.edit(boss, 'two');
    await own.until(says('/kling-admin setup opens it to others'));
    crowd.stage.segmind.release();
    await own.until(hasClip);

    const card = await boss.type('/kling-admin setup');
    const shown = await card.until(says('Only people who manage this server can edit'));
    expect(shown.ephemeral).toBe(true);
    await choose(boss, card, 'mode', ['roles'], 'No role is allowed yet');
    expect(await refusalOf(await crowd.edit(ada, 'three'))).toContain('needs a role');
    await choose(boss, card, 'allowedRoles', [role.id], 'one of the allowed roles');
    await (await crowd.edit(ada, 'four')).until(hasClip);
    expect(await refusalOf(await crowd.edit(eve, 'five'))).toContain(`<@&${role.id}>`);

    await boss.click(card, 'Where');
    await card.until(says('Kling in this server: Where'));
    await choose(boss, card, 'deniedChannels', [boss.channel.id], 'Where');
    expect(await refusalOf(await crowd.edit(ada, 'six'))).toContain('not edited in this channel');
    await choose(boss, card, 'deniedChannels', [], 'Where');

    await boss.click(card, 'Moderators');
    await card.until(says('Kling in this server: Moderators'));
    await choose(boss, card, 'moderatorRoleId', [role.id], 'Moderators');
    await boss.click(card, 'Who');
    await card.until(says('Kling in this server: Who'));
    await choose(boss, card, 'mode', ['review'], 'There is no moderators’ channel');
    const access = await boss.type('/kling-admin access', { mode: 'open' });
    const open_ = await access.until(says('**Changed.', `Moderators: <@&${role.id}>`));
    expect(open_.text).toContain('Everybody can edit.');
    await (await crowd.edit(eve, 'seven')).until(hasClip);
  }, 120_000);

  test('is nobody else’s to set, whatever their client lets them press', async () => {
    await open();
    const { server, person } = crowd.serverOf('A');
    const boss = person('boss', { permissions: ['ManageGuild'] });
    const mod = person('mod', { permissions: ['ManageMessages'] });
    for (const command of ['setup', 'access', 'pause', 'limits']) {
      const typed = await mod.type(`/kling-admin ${command}`);
      expect(await refusalOf(typed)).toContain('may manage this server');
    }
    const card = await boss.type('/kling-admin setup');
    await card.until(says('Kling in this server'));
    // They lost the right while the card was open.
    const member = server.members.get(boss.user.id);
    if (member) member.roleIds = [];
    const choice = await boss.select(card, '1:gate:mode', ['open']);
    expect((await choice.until((one) => one.ephemeral && isRefusal(one))).text).toContain(
      'may manage this server',
    );
    expect(await refusalOf(await crowd.edit(mod, 'one'))).toContain('not open to you');
  });
});

test('a person who is blocked: what waits is cancelled, nothing new starts, and it ends', async () => {
  await open({ DEFAULT_GATE: 'open', SEGMIND_MAX_IN_FLIGHT: '1' });
  crowd.stage.segmind.hold();
  const { server, person } = crowd.serverOf('A');
  const [ada, eve] = [person('ada'), person('eve')];
  const mod = person('mod', { permissions: ['ManageMessages'] });
  await (await crowd.edit(ada, 'one')).until(isEditing);
  const waiting = await crowd.edit(eve, 'two');
  await waiting.until(isQueued);
  const no = await eve.type('/kling-admin block', { user: ada.user.id });
  expect(await refusalOf(no)).toContain('Only the moderators');
  const user = { user: eve.user.id };
  const typed = await mod.type('/kling-admin block', { ...user, reason: 'too many', days: 3 });
  const card = await typed.until(says('**Blocked:**', '1 edit that had not started'));
  expect(card.ephemeral).toBe(true);
  await waiting.until(says('**Cancelled.**', 'Nothing was taken from your limits'));
  const refused = await refusalOf(await crowd.edit(eve, 'three'));
  expect(refused).toMatch(/have blocked you.*\n> too many\nYou can edit again <t:\d+:R>/);
  await (await mod.type('/kling-admin block')).until(says('1 person', 'too many'));
  await (await mod.type('/kling-admin unblock', user)).until(says('can edit again'));
  crowd.stage.segmind.release();
  await (await crowd.edit(eve, 'four')).until(hasClip);
  await expect.poll(async () => (await crowd.standing(server, eve.user)).dayEdits).toBe(1);
}, 60_000);

test('a server that is paused starts nothing; another does, until an operator pauses all', async () => {
  await open({ DEFAULT_GATE: 'open' });
  const [a, b] = [crowd.serverOf('A'), crowd.serverOf('B')];
  const boss = a.person('boss', { permissions: ['ManageGuild'] });
  const [ada, bob, op] = [a.person('ada'), b.person('bob'), b.person('op')];
  await crowd.restart({ OPERATOR_USER_IDS: op.user.id });
  await (await boss.type('/kling-admin pause')).until(says('paused in this server'));
  expect(await refusalOf(await crowd.edit(ada, 'one'))).toContain('have paused editing');
  await (await crowd.edit(bob, 'two')).until(hasClip);
  const wide = { everywhere: true };
  expect(await refusalOf(await boss.type('/kling-admin pause', wide))).toContain('run this bot');
  await (await op.type('/kling-admin pause', wide)).until(says('paused in every server'));
  expect(await refusalOf(await crowd.edit(bob, 'three'))).toContain('paused by the people who run');
  await (await boss.type('/kling-admin resume')).until(says('goes on in this server'));
  expect(await refusalOf(await crowd.edit(ada, 'four'))).toContain('paused by the people who run');
  await (await op.type('/kling-admin resume')).until(says('**Editing goes on.**'));
  await (await crowd.edit(ada, 'five')).until(hasClip);
}, 90_000);

test('the audit log: shown, exported, copied to its channel, and broken where somebody alters it', async () => {
  await open({ DEFAULT_GATE: 'open' });
  const { server, person } = crowd.serverOf('A');
  const boss = person('boss', { permissions: ['ManageGuild'] });
  const [ada, eve] = [person('ada'), person('eve')];
  const { world } = crowd.stage.discord;
  const channel = world.addChannel(server, { name: 'audit' });
  await (await crowd.edit(ada, 'one')).until(hasClip);
  await (await boss.type('/kling-admin access', { member_days: 0 })).until(says('Changed.'));
  const setup = await boss.type('/kling-admin setup');
  await setup.until(says('Everybody can edit'));
  await boss.click(setup, 'Moderators');
  await setup.until(says('Kling in this server: Moderators'));
  await choose(boss, setup, 'auditChannelId', [channel.id], 'Moderators');
  const block = { user: eve.user.id, reason: 'too loud' };
  await (await boss.type('/kling-admin block', block)).until(says('**Blocked:**'));

  const copied = () =>
    world
      .messagesIn(channel)
      .map((one) => crowd.stage.discord.card(one).text)
      .join('\n');
  await expect.poll(copied, { timeout: 30_000 }).toContain(`blocked <@${eve.user.id}>`);
  expect(copied()).toMatch(
    /1\. .* changed a channel \(audit channel\): audit channel: none → <#\d+>/,
  );
  expect(copied()).toMatch(/-# entry 2 has the hash [0-9a-f]{64}/);
  expect(world.messagesIn(channel).every(({ pings }) => pings.userIds.length === 0)).toBe(true);

  const audit = async (action: string, ...words: string[]) =>
    (await boss.type('/kling-admin audit', { action })).until(says(...words));
  const shown = await audit('show', 'changed a channel', 'too loud');
  expect([shown.ephemeral, shown.text.includes(`<@${boss.user.id}>`)]).toEqual([true, true]);
  await audit('verify', 'The audit log is whole: 2 entries, 1 to 2');
  expect(await refusalOf(await ada.type('/kling-admin audit'))).toContain('may manage this server');
  const exported = await audit('export', 'The audit log, with 3 entries');
  expect(exported.ephemeral).toBe(true);
  const file = exported.message?.attachments[0];
  expect(file?.name).toBe(`kling-audit-${server.id}.jsonl`);
  expect(await readFile(file?.path ?? '', 'utf8')).toMatch(
    /^\{"format":"kling-audit-1"[^]*"head":\{"seq":3/,
  );
  const all = await boss.type('/kling-admin export');
  const settings = (await all.until(says('All that is set in this server'))).message;
  const json: unknown = JSON.parse(await readFile(settings?.attachments[0]?.path ?? '', 'utf8'));
  expect(json).toMatchObject({
    format: 'kling-server-1',
    gate: { auditChannelId: channel.id },
    blocked: { [eve.user.id]: { reason: 'too loud' } },
  });
  const usage = await boss.type('/kling-admin usage');
  const spent = await usage.until(says('Most edits today', `<@${ada.user.id}>: 1`));
  expect(spent.text).toMatch(/This month: \$0\.\d\d spent and \$0\.00 held/);

  const store = new Redis(crowd.stage.redis.url);
  const entries = `{kling}:audit:entries:${server.id}`;
  const second = (await store.lindex(entries, 1)) ?? '';
  await store.lset(entries, 1, second.replace('person.blocked', 'person.unblocked'));
  store.disconnect();
  await audit(
    'verify',
    'The audit log is not whole',
    'Entry 2: its text is not what its hash says',
  );
}, 90_000);
