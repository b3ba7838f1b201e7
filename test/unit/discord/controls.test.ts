import { describe, expect, test } from 'vitest';

import type { Asker } from '../../../src/core/edit.ts';
import { fail, failure } from '../../../src/core/errors.ts';
import type { Cancelled, JobsReport } from '../../../src/core/report.ts';
import type { Actions, AgainRequest } from '../../../src/discord/command.ts';
import type { OfferPress } from '../../../src/edits/use-offer.ts';
import { CONTROL_ACTIONS, encodeCustomId } from '../../../src/discord/custom-id.ts';
import { explain } from '../../../src/discord/explain.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import { JOINED_MS, memberOf, pressed, SERVER } from '../commands/payloads.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { CHANNEL, PERSON, REPLY, sampleEdit, START } from './samples.ts';

const ID = 'k7f3q2m9x1';
const EPHEMERAL = { message: { id: '900000000000000003', flags: 64 | 32768 } };
const LIST: JobsReport = { nowMs: START, jobs: [] };

const inWords = (code: 'not_yours' | 'already_ended' | 'edit_unknown'): string => {
  const { what, todo } = explain(failure(code), en);
  return `private ${REPLY.token}: **${what}**\n${todo}`;
};

/** Presses a button; the verbs come to what is given. */
async function press(
  action: 'cancel' | 'drop' | 'again',
  actions: Partial<Actions>,
  changes: object = {},
) {
  const stage = stageDispatch({ actions });
  await stage.dispatch(pressed(encodeCustomId(action, ID), changes));
  return stage;
}

const cancelling = (outcome: Cancelled): Partial<Actions> => ({
  cancelEdit: async () => outcome,
  listJobs: async () => LIST,
});

test('buttons that stand in channels today are understood for ever', () => {
  expect([...CONTROL_ACTIONS]).toEqual([
    'dismiss',
    'cancel',
    'drop',
    'again',
    'remix',
    'remix-original',
    'offer',
    'pings',
    'approve',
    'reject',
    'reject-block',
    'publish',
    'withhold',
    'appeal',
    'appeal-accept',
    'appeal-decline',
    'report',
    'delete',
    'delete-yes',
    'take-down',
    'dismiss-report',
    'block-reported',
    'setup',
    'gate',
    'privacy-export',
    'privacy-delete',
    'privacy-erase',
    'consent-allow',
    'consent-refuse',
    'remix-rule',
    'uploads',
    'edit-rule',
    'history',
  ]);
  expect(encodeCustomId('cancel', ID)).toBe('1:cancel:k7f3q2m9x1');
});

describe('Cancel', () => {
  const tooLate = sampleEdit({ state: 'generating', submittedAtMs: START });

  test('asks the verb whether this person may, with the rights they have now', async () => {
    const asked: [Asker, string][] = [];
    await press(
      'cancel',
      {
        cancelEdit: async (asker, id) => {
          asked.push([asker, id]);
          return { kind: 'cancelled' };
        },
      },
      memberOf('900000000000000014', '8192'),
    );
    expect(asked).toEqual([
      [
        {
          userId: '900000000000000014',
          name: '',
          serverId: SERVER,
          channelId: CHANNEL,
          parentChannelId: null,
          roles: [],
          permissions: '8192',
          joinedAtMs: null,
          serverLocale: 'en-US',
        },
        ID,
      ],
    ]);
  });

  test('on the card: its end shows by itself', async () => {
    const stage = await press('cancel', cancelling({ kind: 'cancelled' }));
    expect(stage.answers).toEqual([`nothing ${REPLY.token}`]);
  });

  test('in the job list: the list is drawn anew, where it is', async () => {
    const stage = await press('cancel', cancelling({ kind: 'cancelled' }), EPHEMERAL);
    expect(stage.answers).toEqual([expect.stringMatching(/^update .*: \*\*Your edits\*\*/)]);
  });

  test.each([
    ['cannot be had', async () => Promise.reject(fail('store_unreachable'))],
    ['does not come', async () => new Promise<never>(() => {})],
  ])('in the job list, when that %s: cancelled is what is said', async (_what, listJobs) => {
    const actions = { ...cancelling({ kind: 'cancelled' }), listJobs };
    const stage = await press('cancel', actions, EPHEMERAL);
    expect(stage.answers).toEqual([expect.stringMatching(/^private .*: \*\*Cancelled\.\*\*/)]);
    expect(stage.logged).toEqual([]);
  });

  test.each([{}, EPHEMERAL])(
    'too late: said privately, with a way to drop the result',
    async (on) => {
      const stage = await press('cancel', cancelling({ kind: 'too_late', edit: tooLate }), on);
      expect(stage.answers).toEqual([expect.stringMatching(/^private .*too late to cancel/)]);
      expect(stage.answers[0]).toMatch(/cannot stop\. The edit stays charged, about \$1\.05/);
      expect(JSON.stringify(stage.drawn)).toContain('"custom_id":"1:drop:k7f3q2m9x1"');
    },
  );

  test('of an edit whose result is dropped already offers that no more', async () => {
    const edit = { ...tooLate, dropped: true };
    const stage = await press('cancel', cancelling({ kind: 'too_late', edit }));
    expect(stage.answers).toEqual([expect.stringContaining('will be dropped')]);
    expect(JSON.stringify(stage.drawn)).not.toContain('custom_id');
  });

  test.each(['not_yours', 'already_ended', 'edit_unknown'] as const)(
    'refused as %s: words, for that person alone, and the card stays',
    async (code) => {
      const stage = await press('cancel', { cancelEdit: async () => Promise.reject(fail(code)) });
      expect(stage.answers).toEqual([inWords(code)]);
      expect(stage.logged).toEqual([]);
    },
  );
});

describe('Drop the result', () => {
  const dropped = { dropResult: async () => ({ kind: 'dropped' }) as const };

  test('is answered where it was asked, so that nobody presses it twice', async () => {
    const stage = await press('drop', dropped, EPHEMERAL);
    expect(stage.answers).toEqual([expect.stringMatching(/^update .*will not be posted/)]);
    expect(stage.answers[0]).toContain('stays charged');
    expect(JSON.stringify(stage.drawn)).not.toContain('custom_id');
  });

  test('is never told to the channel', async () => {
    const stage = await press('drop', dropped);
    expect(stage.answers).toEqual([expect.stringMatching(/^private .*will not be posted/)]);
  });

  test.each(['not_yours', 'already_ended'] as const)('refused as %s', async (code) => {
    const actions = { dropResult: async () => Promise.reject(fail(code)) };
    const stage = await press('drop', actions, EPHEMERAL);
    expect(stage.answers).toEqual([inWords(code)]);
  });
});

test('a choice of what is done with a clip goes to its verb, with the message that it changes', async () => {
  const asked: OfferPress[] = [];
  const stage = stageDispatch({ actions: { useOffer: async (one) => void asked.push(one) } });
  await stage.dispatch(pressed(encodeCustomId('offer', ID, 'middle')));
  expect(asked).toMatchObject([
    {
      reply: REPLY,
      offerId: ID,
      part: 'middle',
      on: { channelId: CHANNEL, messageId: expect.stringMatching(/^\d+$/) },
    },
  ]);
  expect(stage.answers).toEqual([]);
});

describe('Run again', () => {
  test('goes to its verb with what a new reply needs, and is answered by it', async () => {
    const asked: AgainRequest[] = [];
    const actions = { runAgain: async (one: AgainRequest) => void asked.push(one) };
    const stage = await press('again', actions, { app_permissions: '1024' });
    expect(asked).toEqual([
      {
        reply: REPLY,
        asker: {
          userId: PERSON,
          name: 'neo',
          serverId: SERVER,
          channelId: CHANNEL,
          parentChannelId: null,
          roles: ['900000000000000008'],
          permissions: '2048',
          joinedAtMs: JOINED_MS,
          serverLocale: 'en-US',
        },
        locale: 'en-GB',
        attachmentLimit: 26_214_400,
        missingPermissions: ['AttachFiles'],
        editId: ID,
      },
    ]);
    expect([stage.answers, stage.logged]).toEqual([[], []]);
  });

  test('refused before it was acknowledged: a private word', async () => {
    const runAgain = async () => Promise.reject(fail('not_yours'));
    expect((await press('again', { runAgain })).answers).toEqual([inWords('not_yours')]);
    const expired = async () => Promise.reject(fail('source_expired', { input: 'video' }));
    expect((await press('again', { runAgain: expired })).answers).toEqual([
      expect.stringMatching(/^private .*ran out/),
    ]);
  });
});

test.each(CONTROL_ACTIONS)('%s without an id is for nobody', async (action) => {
  const refuse = async () => Promise.reject(fail('edit_unknown'));
  const stage = stageDispatch({
    actions: { cancelEdit: refuse, dropResult: refuse, runAgain: refuse, useOffer: refuse },
  });
  await stage.dispatch(pressed(`1:${action}`, memberOf(PERSON)));
  // A form comes before anything is asked; what is filled in there is refused.
  expect(stage.answers).toEqual([expect.stringMatching(/^(private|modal) /)]);
});
