import { describe, expect, test } from 'vitest';

import type { Asker } from '../../../src/core/edit.ts';
import { fail } from '../../../src/core/errors.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import type { GateChange } from '../../../src/core/gate-change.ts';
import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { chosen, memberOf, pressed } from '../commands/payloads.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { PERSON } from './samples.ts';

const EPHEMERAL = { message: { id: '900000000000000003', flags: 64 | 32768 } };
const [A, B] = ['900000000000000021', '900000000000000022'];

/** Uses one control; what the verb was asked, and what was answered. */
async function use(payload: object, refused = false) {
  const asked: [Asker, GateChange | null][] = [];
  const stage = stageDispatch({
    actions: {
      changeGate: async (asker, change) => {
        asked.push([asker, change]);
        if (refused) throw fail('not_manager');
        return { gate: NO_GATE_SETTINGS, defaultGate: 'closed' };
      },
    },
  });
  await stage.dispatch({ ...payload, ...EPHEMERAL });
  return { asked, answers: stage.answers };
}

const choose = (field: string, ...values: string[]) =>
  chosen(encodeCustomId('gate', field), values, memberOf(PERSON, '32'));

describe('a choice', () => {
  test.each<[string, string[], GateChange, string]>([
    ['mode', ['review'], { mode: 'review' }, 'Who'],
    ['allowedRoles', [A, B], { allowedRoles: [A, B] }, 'Who'],
    ['trustedRoles', [], { trustedRoles: [] }, 'Who'],
    ['deniedChannels', [A], { deniedChannels: [A] }, 'Where'],
    ['moderatorsChannelId', [A], { moderatorsChannelId: A }, 'Moderators'],
    ['moderatorRoleId', [], { moderatorRoleId: null }, 'Moderators'],
    ['remixClosedChannels', [A], { remixClosedChannels: [A] }, 'Remixes'],
    ['neverRemixedRoleId', [B], { neverRemixedRoleId: B }, 'Remixes'],
    ['remixThreads', ['yes'], { remixThreads: true }, 'Remixes'],
    ['remixThreads', ['no'], { remixThreads: false }, 'Remixes'],
    ['deniedRoles', ['x', A, '1:2'], { deniedRoles: [A] }, 'Who'],
  ])('of %s as %j', async (field, values, change, page) => {
    const { asked, answers } = await use(choose(field, ...values));
    expect(asked).toMatchObject([[{ userId: PERSON, permissions: '32' }, change]]);
    expect(asked[0]?.[1]).toEqual(change);
    expect(answers).toEqual([
      expect.stringMatching(new RegExp(`^update .*: \\*\\*Kling in this server: ${page}\\*\\*`)),
    ]);
  });

  test.each([
    ['mode', 'closed'],
    ['mode', 'constructor'],
    ['paused', 'true'],
    ['remixThreads', 'perhaps'],
    ['', A],
  ])('of %s as %s is none that there is', async (field, value) => {
    const { asked, answers } = await use(choose(field, value));
    expect(asked).toEqual([]);
    expect(answers).toEqual([expect.stringMatching(/^private .*older version/)]);
  });

  test('refused: privately, and the card stays', async () => {
    const { answers } = await use(choose('mode', 'open'), true);
    expect(answers).toEqual([expect.stringMatching(/^private .*may manage this server/)]);
  });
});

describe('a page', () => {
  test.each([
    ['who', 'Who'],
    ['where', 'Where'],
    ['moderators', 'Moderators'],
    ['remixes', 'Remixes'],
  ])('%s changes nothing, and asks again who may', async (page, name) => {
    const { asked, answers } = await use(pressed(encodeCustomId('setup', page)));
    expect(asked).toMatchObject([[{ userId: PERSON }, null]]);
    expect(answers).toEqual([expect.stringContaining(`**Kling in this server: ${name}**`)]);
    const no = await use(pressed(encodeCustomId('setup', page)), true);
    expect(no.answers).toEqual([expect.stringMatching(/^private .*may manage this server/)]);
  });

  test('that there is none of', async () => {
    const { asked, answers } = await use(pressed(encodeCustomId('setup', 'toString')));
    expect([asked, answers]).toEqual([[], [expect.stringMatching(/^private .*older version/)]]);
  });
});
