import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Person } from '../../sandbox/discord/client/person.ts';
import { setStage, type Stage } from '../../sandbox/stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
  // Discord lets one begin every 5 s, which test/heavy/shards.test.ts waits for.
  stage.discord.gateway.limits.atOnce = 16;
});

afterEach(async () => stage.close());

/** Somebody in a server of each of `of` shards, by the shard's number. */
function oneInEach(of: number): Person[] {
  const { world, clock } = stage.discord;
  const people: Person[] = [];
  while (people.filter(Boolean).length < of) {
    clock.advance(1);
    const server = world.addServer({ name: 'Clip Club' });
    const shard = Number((BigInt(server.id) >> 22n) % BigInt(of));
    const channel = world.addChannel(server, { name: 'clips' });
    const member = world.addMember(server, { name: 'ada' });
    people[shard] ??= stage.discord.as(member, channel);
  }
  return people;
}

/** Everybody asks at once; how many were answered, which is all or an error. */
async function answered(people: readonly Person[]): Promise<number> {
  const cards = people.map(async (person) => {
    const typed = await person.type('/kling usage');
    return typed.until(({ text }) => text.includes('Your edits in this server'));
  });
  return (await Promise.all(cards)).length;
}

const sessions = () =>
  stage.discord.gateway.live.map(({ shard, shards }) => `${shard}/${shards}`).toSorted();

test.each([2, 4])('one bot with %i shards answers in the servers of each', async (count) => {
  const people = oneInEach(count);
  await stage.start('bot', { settings: { SHARDS: String(count) } }).says('bot ready');
  expect(sessions()).toEqual(Array.from({ length: count }, (_, at) => `${at}/${count}`));
  expect(await answered(people)).toBe(people.length);
});

test('auto holds as many as Discord wants', async () => {
  stage.discord.gateway.limits.shards = 3;
  const people = oneInEach(3);
  await stage.start('bot').says('bot ready');
  expect(sessions()).toEqual(['0/3', '1/3', '2/3']);
  expect(await answered(people)).toBe(people.length);
});

test('two bots share four shards by ranges; one that is gone takes only its own along', async () => {
  const people = oneInEach(4);
  const low = stage.start('bot', { settings: { SHARDS: '0-1/4' } });
  const high = stage.start('bot', { settings: { SHARDS: '2-3/4' } });
  await Promise.all([low.says('bot ready'), high.says('bot ready')]);
  expect(sessions()).toEqual(['0/4', '1/4', '2/4', '3/4']);
  expect(await answered(people)).toBe(people.length);
  await high.stop('SIGKILL');
  expect(await answered(people.slice(0, 2))).toBe(2);
  const again = stage.start('bot', { settings: { SHARDS: '2-3/4' } });
  await again.says('bot ready');
  expect(await answered(people)).toBe(people.length);
});

test('a shard that loses its connection comes back, and what was typed meanwhile is answered', async () => {
  const people = oneInEach(2);
  await stage.start('bot', { settings: { SHARDS: '2' } }).says('bot ready');
  stage.discord.gateway.kick();
  expect(await answered(people)).toBe(people.length);
});
