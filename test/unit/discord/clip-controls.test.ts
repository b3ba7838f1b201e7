import { describe, expect, test } from 'vitest';

import { fail } from '../../../src/core/errors.ts';
import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { labelled, memberOf, pressed, submitted } from '../commands/payloads.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { CHANNEL, PERSON, REPLY, sampleEdit, START } from './samples.ts';

const ID = 'k7f3q2m9x1';
const TEXT = 4;
const REPORTED = {
  edit: sampleEdit(),
  reported: { round: 3, reports: [], decision: null, card: null, rev: 1 },
};

const answer = (name: string, value: string) => labelled(TEXT, name, { value });

describe('Report', () => {
  test('opens a form at once; sent off, it is for its sender alone', async () => {
    const asked: unknown[] = [];
    const stage = stageDispatch({
      actions: {
        reportClip: async ({ userId }, id, reason) => {
          asked.push([userId, id, reason]);
          return null;
        },
      },
    });
    await stage.dispatch(pressed(encodeCustomId('report', ID)));
    await stage.dispatch(submitted(encodeCustomId('report', ID), [answer('reason', ' bad  ')]));
    expect(stage.answers).toEqual([
      `modal ${REPLY.token}: Report this clip`,
      expect.stringMatching(/^private .*it is reported/),
    ]);
    expect(asked).toEqual([[PERSON, ID, 'bad']]);
  });
});

describe('Delete', () => {
  test('asks its requester once more, and a moderator why', async () => {
    const who: ('requester' | 'moderator')[] = ['requester', 'moderator'];
    const stage = stageDispatch({
      actions: { askDelete: async () => who.shift() ?? 'requester' },
    });
    await stage.dispatch(pressed(encodeCustomId('delete', ID)));
    await stage.dispatch(pressed(encodeCustomId('delete', ID)));
    expect(stage.answers).toEqual([
      expect.stringMatching(/^private .*Delete this clip of yours/),
      `modal ${REPLY.token}: Take this clip down`,
    ]);
    expect(JSON.stringify(stage.drawn)).toContain(`1:delete-yes:${ID}`);
  });

  test('in a direct message comes from somebody without a server', async () => {
    const asked: unknown[] = [];
    const stage = stageDispatch({
      actions: {
        askDelete: async (asker) => {
          asked.push(asker);
          return 'requester';
        },
      },
    });
    const {
      member: _,
      guild_id: __,
      ...direct
    } = pressed(encodeCustomId('delete', ID)) as Record<string, unknown>;
    await stage.dispatch({ ...direct, user: { id: PERSON } });
    expect(asked).toEqual([
      {
        userId: PERSON,
        name: '',
        serverId: '',
        channelId: CHANNEL,
        parentChannelId: null,
        roles: [],
        permissions: '0',
        joinedAtMs: null,
        serverLocale: 'en-US',
      },
    ]);
    expect(stage.answers).toEqual([expect.stringMatching(/^private /)]);
  });

  test('a stranger reads why not', async () => {
    const refuse = async () => Promise.reject(fail('not_yours'));
    const stage = stageDispatch({ actions: { askDelete: refuse, deleteClip: refuse } });
    await stage.dispatch(pressed(encodeCustomId('delete', ID), memberOf('900000000000000014')));
    await stage.dispatch(pressed(encodeCustomId('delete-yes', ID), memberOf('900000000000000014')));
    const words = expect.stringMatching(/^private .*belongs to somebody else/) as string;
    expect(stage.answers).toEqual([words, words]);
  });

  test('confirmed: the question becomes its answer', async () => {
    const stage = stageDispatch({ actions: { deleteClip: async () => {} } });
    await stage.dispatch(pressed(encodeCustomId('delete-yes', ID)));
    expect(stage.answers).toEqual([expect.stringMatching(/^update .*Deleted/)]);
  });
});

describe('a report card', () => {
  const onCard = { message: { id: '900000000000000003', flags: 32768 } };

  test('Take down: its form carries the round, and the card shows the decision', async () => {
    const asked: unknown[] = [];
    const stage = stageDispatch({
      actions: {
        mayDecide: async () => {},
        takeDownClip: async (_asker, request) => {
          asked.push(request);
          return REPORTED;
        },
      },
    });
    await stage.dispatch(pressed(encodeCustomId('take-down', ID, '3')));
    for (const round of ['3', '0']) {
      const id = encodeCustomId('take-down', ID, round);
      await stage.dispatch(submitted(id, [answer('reason', 'no')], onCard));
    }
    expect(asked).toEqual([
      { editId: ID, round: 3, reason: 'no' },
      { editId: ID, round: null, reason: 'no' },
    ]);
    expect(stage.answers).toEqual([
      `modal ${REPLY.token}: Take this clip down`,
      expect.stringMatching(/^update .*A clip was reported/),
      // Begun on the clip itself, whose message is not the moderator's to answer in.
      expect.stringMatching(/^private .*Taken down/),
    ]);
  });

  test('Dismiss: the card itself, or words when somebody was first', async () => {
    const stage = stageDispatch({ actions: { dismissReport: async () => REPORTED } });
    await stage.dispatch(pressed(encodeCustomId('dismiss-report', ID, '3')));
    expect(stage.answers).toEqual([expect.stringMatching(/^update .*A clip was reported/)]);
    const second = stageDispatch({
      actions: { dismissReport: async () => Promise.reject(fail('already_decided')) },
    });
    await second.dispatch(pressed(encodeCustomId('dismiss-report', ID, '3')));
    expect(second.answers).toEqual([expect.stringMatching(/^private .*decided this already/)]);
  });

  test.each<[string, number | null | 'refused']>([
    ['', null],
    ['7', 7],
    ['0', 'refused'],
    ['4000', 'refused'],
    ['a week', 'refused'],
    ['1.5', 'refused'],
  ])('Block for "%s" days', async (days, wanted) => {
    const asked: unknown[] = [];
    const stage = stageDispatch({
      actions: {
        blockReported: async (_asker, request) => {
          asked.push(request.days);
          return { userId: PERSON, untilMs: START };
        },
      },
    });
    const fields = [answer('reason', 'no'), answer('days', days)];
    await stage.dispatch(submitted(encodeCustomId('block-reported', ID), fields, onCard));
    expect(asked).toEqual(wanted === 'refused' ? [] : [wanted]);
    const words =
      wanted === 'refused' ? /^private .*whole number of days/ : /^private .*can no longer/;
    expect(stage.answers).toEqual([expect.stringMatching(words)]);
  });
});
