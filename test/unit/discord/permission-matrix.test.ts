import { describe, expect, test } from 'vitest';

import { commands } from '../../../commands/index.ts';
import { actionsOf } from '../../../src/bin/actions.ts';
import type { verbDeps } from '../../../src/bin/verb-deps.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { CONTROL_ACTIONS, encodeCustomId, MODAL_ACTIONS } from '../../../src/discord/custom-id.ts';
import { createGate } from '../../../src/moderation/gate.ts';
import { pressed, SERVER, submitted, typed } from '../commands/payloads.ts';
import { OFFERED } from '../edits/fake-offers.ts';
import { FakeWorld, NOW } from '../edits/fake-world.ts';
import { stageDispatch } from './dispatch-stage.ts';
import {
  ALLOWED,
  DENIED,
  HANDLERS,
  PEOPLE,
  type Handled,
  type Name,
  type Outcome,
  type Who,
} from './permission-rows.ts';
import { PERSON } from './samples.ts';

/** What really brings interactions to handlers. */
const REAL = [
  ...commands.flatMap(({ handlers }) => Object.keys(handlers)),
  ...CONTROL_ACTIONS.map((action) => `button ${action}`),
  ...MODAL_ACTIONS.map((action) => `modal ${action}`),
];

function payloadOf(name: string, handled: Handled, who: Who): unknown {
  const { id, roles = [], permissions = '0', server = SERVER } = who;
  const asked =
    server === null
      ? { guild_id: undefined, member: undefined, user: { id } }
      : { guild_id: server, member: { user: { id }, roles, permissions } };
  const [kind = '', action = ''] = commands.some(({ definition }) => definition.name === name)
    ? [name]
    : name.split(' ');
  const { args = ['k7f3q2m9x1', PERSON], data = {}, fields = [] } = handled;
  const customId = encodeCustomId(action, ...args);
  if (kind === 'button') {
    return pressed(customId, {
      data: { custom_id: customId, component_type: 2, ...data },
      ...asked,
    });
  }
  if (kind === 'modal') return submitted(customId, fields, asked);
  const options = action === '' ? [] : [{ type: 1, name: action, ...data }];
  return typed({ name: kind, ...(action === '' ? data : { options }) }, asked);
}

/** Lets somebody do it, with the real verbs, and says what came of it. */
async function outcomeOf(name: string, who: Who): Promise<Outcome> {
  const handled = HANDLERS[name];
  if (!handled) throw new Error(`No row for ${name}.`);
  const world = new FakeWorld();
  world.limits.gate = {
    ...NO_GATE_SETTINGS,
    mode: 'roles',
    allowedRoles: [ALLOWED],
    deniedRoles: [DENIED],
    moderatorsChannelId: '900000000000000031',
  };
  world.limits.blocks.set(PEOPLE.blocked.id, { reason: 'spam', untilMs: null });
  world.offers.kept.set('k7f3q2m9x1', { ...OFFERED, serverId: SERVER, requesterId: PERSON });
  if (handled.edit) world.has({ serverId: SERVER, requesterId: PERSON, ...handled.edit });
  if (handled.draft) world.drafts.set(handled.draft.id, handled.draft);
  const gate = createGate({
    allowedServers: null,
    defaultGate: 'closed',
    servers: world.deps.servers,
    now: () => NOW,
  });
  const deps = { ...world.deps, gate } as unknown as ReturnType<typeof verbDeps>;
  const stage = stageDispatch({ commands, actions: actionsOf(deps) });
  await stage.dispatch(payloadOf(name, handled, who));
  expect(stage.logged.filter(([level]) => level === 'error')).toEqual([]);
  const told = world.sent.flatMap(({ card }) =>
    card.kind === 'refusal' ? [card.failure.code] : [],
  );
  return [...stage.refusals, ...told][0] ?? 'ok';
}

test('every handler has its row, and no row is for nothing', () => {
  expect(Object.keys(HANDLERS).toSorted()).toEqual(REAL.toSorted());
});

describe.each(Object.entries(HANDLERS))('%s', (name, { row }) => {
  test.each(Object.entries(PEOPLE))('%s', async (who, person) => {
    expect(await outcomeOf(name, person)).toBe(row[who as Name]);
  });
});
