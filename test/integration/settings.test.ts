import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  expect(refused).toMatch(/have blocked you.*\n.*You can edit again <t:\d+:R>/);
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

test('words: a prompt that holds one is refused, however it is spelled, until it is taken off', async () => {
  await open({ DEFAULT_GATE: 'open' });
  const { person } = crowd.serverOf('A');
  const boss = person('boss', { permissions: ['ManageGuild'] });
  const ada = person('ada');
  expect(await refusalOf(await ada.type('/kling-admin words', { add: 'x' }))).toContain(
    'may manage',
  );
  const wrong = await boss.type('/kling-admin words', { add: 'snow, ???' });
  await wrong.until(says('Nothing was saved', 'no letter and no digit'));
  await (await crowd.edit(ada, 'more snow')).until(hasClip);
  const saved = await boss.type('/kling-admin words', { add: 'snow, fog' });
  expect((await saved.until(says('**Saved.', 'snow, fog'))).ephemeral).toBe(true);
  expect(await refusalOf(await crowd.edit(ada, 'more s.n.0.w'))).toContain('a word that is not');
  await (await crowd.edit(ada, 'a snowman')).until(hasClip);
  const list = { add: 'rain', list: 'approval' };
  await (await boss.type('/kling-admin words', list)).until(says('no moderators’ channel'));
  expect(await refusalOf(await crowd.edit(ada, 'rain'))).toContain('a word that is not');
  await (await boss.type('/kling-admin words', { remove: 'SNOW' })).until(says('refused:** fog'));
  await (await crowd.edit(ada, 'snow')).until(hasClip);
  expect(crowd.stage.segmind.billed()).toBe(3);
}, 90_000);

test('the operator’s moderation endpoint is asked, and a server chooses what its word means', async () => {
  const asked: string[] = [];
  let silent = false;
  const endpoint = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      asked.push(`${request.url} ${request.headers.authorization}`);
      response.statusCode = silent ? 500 : 200;
      response.end(JSON.stringify({ results: [{ flagged: body.includes('storm') }] }));
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const { port } = endpoint.address() as AddressInfo;
  try {
    await open({
      DEFAULT_GATE: 'open',
      MODERATION_URL: `http://127.0.0.1:${port}/`,
      MODERATION_KEY: 'k3y',
    });
    const { person } = crowd.serverOf('A');
    const boss = person('boss', { permissions: ['ManageGuild'] });
    await (await crowd.edit(boss, 'sun')).until(hasClip);
    expect(await refusalOf(await crowd.edit(boss, 'a storm'))).toContain('objects to the prompt');
    expect(asked).toEqual(Array.from({ length: 2 }, () => '/v1/moderations Bearer k3y'));
    silent = true;
    expect(await refusalOf(await crowd.edit(boss, 'sun'))).toContain('gave no answer');
    const typed = await boss.type('/kling-admin words', { unanswered: 'allow' });
    await typed.until(says('when it gives no answer, the edit goes on'));
    await (await crowd.edit(boss, 'sun')).until(hasClip);
  } finally {
    endpoint.closeAllConnections();
    endpoint.close();
  }
}, 60_000);
