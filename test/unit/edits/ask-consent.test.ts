import { beforeEach, describe, expect, test } from 'vitest';

import type { CardOf } from '../../../src/core/card.ts';
import { failure } from '../../../src/core/errors.ts';
import { answerConsent } from '../../../src/edits/answer-consent.ts';
import { cancelEdit } from '../../../src/edits/cancel.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { sweep } from '../../../src/edits/tend.ts';
import { CHANNEL } from '../discord/samples.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { answerLost, failing } from './fake-steps.ts';
import { DIRECT, FakeWorld, NOW } from './fake-world.ts';
import { ANN, BEN, chain, CLEO, CLUB, inClub, REMIXER, resultOf, waiting } from './remixed.ts';

const DAY_MS = 86_400_000;

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  chain(world);
});

const deliver = async () => codeOf(deliverEdit(world.deps, 'kw', fakeRun().run));
const answer = async (userId: string, allows: boolean, changes: object = {}) =>
  answerConsent(world.deps, inClub(userId, changes), 'kw', allows);
const cards = () =>
  world.sent.flatMap(({ by, to, card }) => (card.kind === 'consent' ? [{ by, to, card }] : []));
const last = (): CardOf<'consent'>['report'] => {
  const { card } = cards().at(-1) ?? {};
  if (!card) throw new Error('Nobody was asked.');
  return card.report;
};

describe('asking', () => {
  test('once, in the channel, those who are asked and nobody else; where is remembered', async () => {
    waiting(world, [ANN, BEN]);
    expect(await deliver()).toBe('done');
    expect(world.posted).toEqual([
      { channelId: CHANNEL, mark: 'consent-kw', form: 'card', pings: [ANN, BEN] },
    ]);
    expect(last()).toMatchObject({
      edit: { id: 'kw' },
      mark: 'consent-kw',
      clip: { channelId: CHANNEL, messageId: 'm-ka' },
      answerByMs: NOW + DAY_MS,
    });
    expect(world.edit('kw')).toMatchObject({
      state: 'awaiting_consent',
      consentIn: { channelId: '1' },
    });
    expect(await deliver()).toBe('done');
    expect(cards()).toHaveLength(1);
    expect(world.count('provider.submit')).toBe(0);
  });

  test('a card whose answer was lost is found by its mark and written anew', async () => {
    waiting(world, [ANN]);
    world.plan('messages.post', answerLost);
    world.plan('messages.find', async (_real, args) => {
      expect(args).toEqual([CHANNEL, 'consent-kw']);
      return { channelId: CHANNEL, messageId: 'm-9' };
    });
    await deliver();
    expect(world.edit('kw').consentIn).toBeNull();
    expect(await deliver()).toBe('done');
    expect(cards().map(({ by, to }) => `${by} ${to}`)).toEqual([
      `post ${CHANNEL}`,
      'editMessage m-9',
    ]);
  });

  test('filtered by Discord: without the prompt', async () => {
    waiting(world, [ANN]);
    world.plan('messages.post', failing('discord_filtered'));
    expect(await deliver()).toBe('done');
    expect(last().bare).toBe(true);
  });

  test('not in the channel: in direct messages, a card of their own for each', async () => {
    waiting(world, [ANN, BEN]);
    world.plan('messages.post', failing('discord_no_access'));
    expect(await deliver()).toBe('done');
    expect(world.posted.map(({ channelId, mark, pings }) => [channelId, mark, pings])).toEqual([
      [DIRECT, `consent-kw-${ANN}`, [ANN]],
      [DIRECT, `consent-kw-${BEN}`, [BEN]],
    ]);
    expect(world.edit('kw').state).toBe('awaiting_consent');
  });

  test.each(['messages.openDirect', 'messages.post'])(
    'one of them cannot be asked at all (%s): it is over, and its person is told',
    async (call) => {
      waiting(world, [ANN, BEN]);
      world.plan('messages.post', failing('discord_channel_closed'));
      // The first of them is reached.
      world.plan(call, async (real) => real(), failing('discord_no_access'));
      expect(await deliver()).toBe('done');
      expect(world.edit('kw')).toMatchObject({
        state: 'rejected',
        failure: failure('consent_unreachable'),
        toldAtMs: NOW,
      });
    },
  );

  test('Discord away is no end: it is tried again', async () => {
    waiting(world, [ANN]);
    world.plan('messages.post', failing('discord_unavailable'));
    expect(await deliver()).toBe('discord_unavailable');
    expect(world.edit('kw').state).toBe('awaiting_consent');
  });

  test('of the original, and of somebody’s message: the link leads there', async () => {
    const message = { kind: 'message', channelId: '8', messageId: '9', authorId: ANN } as const;
    waiting(world, [ANN], { origin: { ...message, authorName: 'Ann' } });
    await deliver();
    expect(last().clip).toMatchObject({ channelId: '8', messageId: '9' });
    world = new FakeWorld();
    resultOf(world, 'ka', ANN, { way: 'direct' });
    waiting(world, [ANN]);
    await deliver();
    expect(last().clip).toBeNull();
  });
});

describe('an answer', () => {
  test('yes of all: it joins the line, and is noted with who said it', async () => {
    waiting(world, [ANN, BEN], { consentIn: { channelId: CHANNEL, messageId: 'm' } });
    expect((await answer(ANN, true)).edit).toMatchObject({ state: 'awaiting_consent' });
    expect(world.count('edits.goOn')).toBe(0);
    const report = await answer(BEN, true);
    expect(report.edit).toMatchObject({
      state: 'queued',
      consents: [
        { by: ANN, atMs: NOW },
        { by: BEN, atMs: NOW },
      ],
    });
    expect([...world.queued]).toEqual(['generate kw']);
    expect(world.decided.map(({ action, actor, subject }) => [action, actor, subject])).toEqual([
      ['consent.given', ANN, REMIXER],
      ['consent.given', BEN, REMIXER],
    ]);
  });

  test('yes of all, where a moderator decides too: on to them', async () => {
    waiting(world, [ANN], { gate: 'approval' });
    expect((await answer(ANN, true)).edit.state).toBe('awaiting_approval');
    expect([...world.queued]).toEqual(['deliver kw']);
  });

  test('one no ends it, and names who said it', async () => {
    waiting(world, [ANN, BEN]);
    await answer(ANN, true);
    const { edit } = await answer(BEN, false);
    expect(edit).toMatchObject({
      state: 'rejected',
      failure: failure('consent_refused', { userId: BEN }),
    });
    expect([...world.queued]).toEqual(['deliver kw']);
    expect(world.decided.at(-1)).toMatchObject({
      action: 'consent.refused',
      actor: BEN,
      about: 'kw',
    });
    expect((await answer(ANN, true)).edit.state).toBe('rejected');
  });

  test('the first holds: a second yes changes nothing, a no after it is refused', async () => {
    waiting(world, [ANN, BEN]);
    await answer(ANN, true);
    expect((await answer(ANN, true)).edit.consents).toHaveLength(1);
    expect(await codeOf(answer(ANN, false))).toBe('already_decided');
    expect(world.edit('kw').state).toBe('awaiting_consent');
    expect(world.decided).toHaveLength(1);
  });

  test('is for those who are asked', async () => {
    waiting(world, [ANN]);
    expect(await codeOf(answer(CLEO, true))).toBe('consent_not_asked');
    expect(await codeOf(answer(REMIXER, true))).toBe('consent_not_asked');
    expect(await codeOf(answer(ANN, true, { serverId: '1' }))).toBe('edit_unknown');
    expect(await codeOf(answer(CLEO, true, { serverId: '' }))).toBe('edit_unknown');
    expect(world.edit('kw').consents).toEqual([]);
    const direct = await answer(ANN, true, { serverId: '' });
    expect(direct).toMatchObject({ edit: { state: 'queued' }, mark: `consent-kw-${ANN}` });
  });

  test('that comes too late shows what became of it', async () => {
    waiting(world, [ANN], { state: 'cancelled', endedAtMs: NOW });
    expect((await answer(ANN, true)).edit.state).toBe('cancelled');
    expect(world.decided).toEqual([]);
  });

  test('the store is away: said so', async () => {
    waiting(world, [ANN]);
    world.plan('edits.consent', failing('internal'));
    expect(await codeOf(answer(ANN, true))).toBe('store_unreachable');
  });
});

describe('held up by the limits of whoever asked', () => {
  const full = async () => ({ kind: 'refused', failure: failure('limit_day_edits', LIMIT) });
  const LIMIT = { max: 1, freesAtMs: NOW + DAY_MS };

  test('it goes on waiting, is tried again, and then goes on by itself', async () => {
    waiting(world, [ANN], { consentIn: { channelId: CHANNEL, messageId: 'm' } });
    world.plan('edits.goOn', full, full);
    expect((await answer(ANN, true)).edit).toMatchObject({
      state: 'awaiting_consent',
      consents: [{ by: ANN }],
    });
    await sweep(world.deps);
    expect(world.edit('kw').state).toBe('awaiting_consent');
    await sweep(world.deps);
    expect(world.edit('kw').state).toBe('queued');
    expect(last().edit.state).toBe('queued');
  });

  test('until the links end', async () => {
    waiting(world, [ANN], { consents: [{ by: ANN, atMs: NOW }] });
    world.nowMs += DAY_MS;
    await sweep(world.deps);
    expect(world.edit('kw').failure).toEqual(failure('source_expired', { input: 'video' }));
  });
});

describe('what is lost on the way', () => {
  test('the process after the last yes: the sweep goes on', async () => {
    const consents = [{ by: ANN, atMs: NOW }];
    waiting(world, [ANN], { consents, consentIn: { channelId: CHANNEL, messageId: 'm' } });
    await sweep(world.deps);
    expect(world.edit('kw').state).toBe('queued');
    expect(world.count('edits.goOn')).toBe(1);
  });

  test('answered before it was known where the card is: it is drawn anew, and goes on', async () => {
    waiting(world, [ANN]);
    world.plan('edits.consentAsked', async (real) => {
      world.plan('edits.goOn', async () => ({ kind: 'gone' }));
      await answer(ANN, true);
      return real();
    });
    expect(await deliver()).toBe('done');
    expect(world.edit('kw').state).toBe('queued');
    expect(last().edit.state).toBe('queued');
  });

  test('the card: it is asked for by the sweep', async () => {
    waiting(world, [ANN]);
    await sweep(world.deps);
    expect([...world.outbox]).toEqual(['deliver kw']);
  });
});

describe('an end while it waits', () => {
  const asked = { consentIn: { channelId: CHANNEL, messageId: 'm' } };

  test('nobody answers in time: rejected, told, and the card says so', async () => {
    waiting(world, [ANN, BEN], { ...asked, consents: [{ by: ANN, atMs: NOW }] });
    world.nowMs += DAY_MS - 1;
    await sweep(world.deps);
    expect(world.edit('kw').state).toBe('awaiting_consent');
    world.nowMs += 1;
    await sweep(world.deps);
    expect(world.edit('kw')).toMatchObject({
      state: 'rejected',
      failure: failure('consent_expired'),
    });
    expect(await deliver()).toBe('done');
    expect(world.told).toEqual([['kw', 'post']]);
    expect(last().edit.state).toBe('rejected');
  });

  test('cancelled by whoever asked', async () => {
    waiting(world, [ANN], asked);
    await cancelEdit(world.deps, inClub(REMIXER, { serverId: CLUB }), 'kw');
    await deliver();
    expect(last().edit.state).toBe('cancelled');
  });
});
