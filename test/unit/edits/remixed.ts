import { NO_PERSON_RULES, type PersonRules } from '../../../src/core/consent.ts';
import type { Asker, Edit } from '../../../src/core/edit.ts';
import { CHANNEL } from '../discord/samples.ts';
import { asked } from './asked.ts';
import { type FakeWorld, NOW } from './fake-world.ts';

/** People of the club, and who wants to make something of their clips. */
export const [ANN, BEN, CLEO, REMIXER] = [
  '900000000000000101',
  '900000000000000102',
  '900000000000000103',
  '900000000000000104',
];
export const CLUB = '900000000000000006';
export const ELSEWHERE = '900000000000000202';

/** Somebody of the club, where everybody is. */
export const inClub = (userId: string, changes: Partial<Asker> = {}): Asker => ({
  ...asked().asker,
  userId,
  serverId: CLUB,
  channelId: CHANNEL,
  roles: [],
  permissions: '0',
  ...changes,
});

/** A result of somebody's, delivered. */
export function resultOf(
  world: FakeWorld,
  id: string,
  requesterId: string,
  changes: Partial<Edit> = {},
): Edit {
  return world.has({
    id,
    rootId: id,
    interactionId: `i-${id}`,
    requesterId,
    serverId: CLUB,
    asker: inClub(requesterId),
    state: 'delivered',
    way: 'message',
    message: { channelId: CHANNEL, messageId: `m-${id}` },
    outputUrl: 'https://out.example/1',
    endedAtMs: NOW,
    toldAtMs: NOW,
    ...changes,
  });
}

/** Ann's result, Ben's remix of it, Cleo's remix of that. */
export function chain(world: FakeWorld): void {
  resultOf(world, 'ka', ANN);
  resultOf(world, 'kb', BEN, { rootId: 'ka', origin: { kind: 'result', editId: 'ka' } });
  resultOf(world, 'kc', CLEO, { rootId: 'ka', origin: { kind: 'result', editId: 'kb' } });
  world.trees.set('ka', { ka: '', kb: 'ka', kc: 'kb' });
}

export function setRules(world: FakeWorld, userId: string, rules: Partial<PersonRules>): void {
  world.limits.people.rules.set(userId, { ...NO_PERSON_RULES, ...rules });
}

/** A remix of a result that waits for a yes. */
export const waiting = (world: FakeWorld, consentOf: string[], changes: Partial<Edit> = {}): Edit =>
  world.has({
    id: 'kw',
    rootId: 'ka',
    serverId: CLUB,
    requesterId: REMIXER,
    asker: inClub(REMIXER),
    origin: { kind: 'result', editId: 'ka' },
    state: 'awaiting_consent',
    consentOf,
    ...changes,
  });
