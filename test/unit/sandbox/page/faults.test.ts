import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type LocalDiscord, startLocalDiscord } from '../../../../sandbox/discord/local-discord.ts';
import { DISCORD_FAULTS } from '../../../../sandbox/page/discord-faults.ts';
import { Switchboard } from '../../../../sandbox/page/faults.ts';
import { SEGMIND_FAULTS } from '../../../../sandbox/page/segmind-faults.ts';
import { MODEL } from '../../../../sandbox/segmind/contract.ts';
import { type LocalSegmind, startLocalSegmind } from '../../../../sandbox/segmind/local-segmind.ts';
import { rest } from '../discord/tiny-bot.ts';

let discord: LocalDiscord;
let segmind: LocalSegmind;
let board: Switchboard;

beforeEach(async () => {
  discord = await startLocalDiscord();
  segmind = await startLocalSegmind({ provideMs: 0 });
  board = new Switchboard({ discord, segmind }, [...SEGMIND_FAULTS, ...DISCORD_FAULTS]);
});

afterEach(async () => {
  await Promise.all([discord.close(), segmind.close()]);
});

const armed = () => board.states().flatMap(({ id, armed: isArmed }) => (isArmed ? [id] : []));

/** The status of a submit, or what cut it off. */
async function submit(): Promise<number | string> {
  const headers = { 'x-api-key': segmind.key, 'content-type': 'application/json' };
  const body = JSON.stringify({ prompt: 'x', video_url: 'http://127.0.0.1:9/clip.mp4' });
  const url = `${segmind.origin}/v2/${MODEL}`;
  return fetch(url, { method: 'POST', headers, body }).then(
    ({ status }) => status,
    () => 'cut off',
  );
}

test('each is armed and lifted, and leaves nothing behind', async () => {
  const server = discord.world.addServer({ name: 'club' });
  const channel = discord.world.addChannel(server);
  const post = async () =>
    rest(discord, 'POST', `/channels/${channel.id}/messages`, { body: { content: 'hello' } });
  const usual = await submit();
  for (const { id } of board.states()) {
    board.set(id, true);
    expect(armed()).toEqual([id]);
    board.set(id, true);
    board.set(id, false);
    expect(armed()).toEqual([]);
  }
  expect(await submit()).toBe(usual);
  expect((await post()).status).toBe(200);
  expect(server.botPresent).toBe(true);
  expect(server.attachmentSizeLimit).toBe(10 * 1024 * 1024);
  expect(discord.gateway.faults.refuseWith).toBeUndefined();
  expect(channel.overwrites.size).toBe(0);
});

describe('what the next submit meets', () => {
  test.each([
    ['rate-limited', 429, 0],
    ['server-error', 500, 0],
    ['taken-504', 504, 1],
    ['taken-cut', 'cut off', 1],
  ])('%s, once', async (id, seen, billed) => {
    board.set(id, true);
    expect(await submit()).toBe(seen);
    expect(segmind.billed()).toBe(billed);
    expect(armed()).toEqual([]);
    expect(await submit()).toBe(200);
  });

  test.each([
    ['no-credits', 406],
    ['bad-key', 401],
  ])('%s, until it is switched off', async (id, seen) => {
    board.set(id, true);
    expect([await submit(), await submit()]).toEqual([seen, seen]);
    expect(armed()).toEqual([id]);
    board.set(id, false);
    expect(await submit()).toBe(200);
  });

  test.each(['refused', 'fails', 'lost'])('%s, for one edit', async (id) => {
    board.set(id, true);
    await submit();
    expect(armed()).toEqual([]);
    expect(segmind.jobs.map(({ outcome }) => outcome.kind)).toEqual([
      id === 'lost' ? 'lost' : 'fail',
    ]);
  });
});

test('two for the next edits are each lifted by themselves', async () => {
  board.set('refused', true);
  board.set('lost', true);
  board.set('refused', false);
  expect(armed()).toEqual(['lost']);
  await submit();
  expect(segmind.jobs.map(({ outcome }) => outcome.kind)).toEqual(['lost']);
});
