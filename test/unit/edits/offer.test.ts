import { beforeEach, describe, expect, test } from 'vitest';

import type { Card } from '../../../src/core/card.ts';
import { failure } from '../../../src/core/errors.ts';
import { useOffer, type OfferPress } from '../../../src/edits/use-offer.ts';
import { requestEdit, type EditRequest } from '../../../src/edits/request.ts';
import { PERSON, REPLY } from '../discord/samples.ts';
import { asked, file } from './asked.ts';
import { LONG, OFFERED } from './fake-offers.ts';
import { codeOf } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';

const ID = 'k7f3q2m9x1';
const ON = { channelId: '900000000000000002', messageId: '900000000000000003' };

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

/** The clip that is asked for is one that the model does not take. */
const isLong = () => world.plan('inputs.check', async () => ({ clipMs: LONG.clipMs, mend: LONG }));
const request = async (changes?: Partial<EditRequest>) => requestEdit(world.deps, asked(changes));
const press = async (changes: Partial<OfferPress> = {}) => {
  const { asker, locale, attachmentLimit, missingPermissions } = asked();
  return useOffer(world.deps, {
    reply: REPLY,
    asker,
    locale,
    attachmentLimit,
    missingPermissions,
    offerId: ID,
    part: 'middle',
    on: ON,
    ...changes,
  });
};
const cards = () => world.sent.map(({ card }): Card => card);
const offered = () => {
  const [card] = cards().slice(-1);
  return card?.kind === 'refusal' ? (card.offer ?? null) : null;
};

describe('a clip that can be mended', () => {
  test('is refused with what is wrong, and with what can be done', async () => {
    isLong();
    await request();
    expect(cards()).toMatchObject([{ kind: 'refusal', failure: LONG.why, offer: { clip: LONG } }]);
    expect([...world.offers.kept.values()]).toEqual([OFFERED]);
    expect([...world.offers.kept.keys()]).toEqual([offered()?.id]);
    expect(world.stored.size).toBe(0);
    expect(JSON.stringify([...world.offers.kept])).not.toContain(REPLY.token);
  });

  test.each([
    ['no worker could do it', () => void (world.offers.possible = false)],
    ['the store is away', () => world.plan('offers.keep', failing('internal'))],
    ['its link is about to die', () => {}],
  ])('is just refused where %s', async (why, so) => {
    isLong();
    so();
    const ex = ((NOW + 60_000) / 1000).toString(16);
    const video = { ...file('video'), url: `https://cdn.example/v?ex=${ex}` };
    await request(why.includes('link') ? { source: { kind: 'upload', video } } : {});
    expect([cards().length, offered(), world.offers.kept.size]).toEqual([1, null, 0]);
    expect(cards()).toMatchObject([{ failure: LONG.why }]);
  });
});

describe('a choice', () => {
  beforeEach(() => void world.offers.kept.set(ID, OFFERED));

  test('is the same request, of that part, in place of the offer', async () => {
    let inPlace: unknown;
    world.plan('interactions.acknowledge', async (real, args) => {
      [, inPlace] = args;
      return real();
    });
    isLong();
    await press();
    expect([...world.stored.values()]).toMatchObject([
      {
        state: 'preparing',
        cut: { part: 'middle', fromMs: 7_500, lengthMs: 10_000 },
        clipMs: 10_000,
        estimateMicros: 2_100_000,
        prompt: 'put @Image1 there',
        images: [{ input: 'image1' }],
        message: ON,
        requesterId: PERSON,
      },
    ]);
    expect(inPlace).toBe(true);
    expect(world.offers.kept.size).toBe(0);
    expect([...world.queued].map((job) => job.split(' ')[0])).toEqual(['deliver']);
  });

  test('is screened by the part that is taken', async () => {
    isLong();
    let sampled: unknown;
    world.plan('results.sample', async (real, args) => {
      sampled = args[3];
      return real();
    });
    const { deps } = world;
    const { asker, locale, attachmentLimit, missingPermissions } = asked();
    const press = { reply: REPLY, asker, locale, attachmentLimit, missingPermissions, on: ON };
    await useOffer({ ...deps, hasRemoteScreen: true }, { ...press, offerId: ID, part: 'last' });
    expect(sampled).toEqual({ part: 'last', fromMs: 15_000, lengthMs: 10_000 });
    expect([...world.stored.values()]).toMatchObject([{ state: 'preparing' }]);
  });

  test('is made once, however often it is pressed', async () => {
    isLong();
    const both = [press(), press({ reply: { ...REPLY, interactionId: '77' } })];
    expect(await Promise.all(both.map(codeOf))).toEqual(['done', 'offer_gone']);
    expect(world.stored.size).toBe(1);
  });

  test.each([
    ['not_yours', { asker: { ...asked().asker, userId: '900000000000000055' } }],
    ['offer_gone', { asker: { ...asked().asker, serverId: '900000000000000056' } }],
    ['only_in_server', { asker: { ...asked().asker, serverId: '' } }],
    ['offer_gone', { offerId: 'kgone' }],
    ['outdated_control', { part: 'best' }],
  ])('is refused as %s', async (code, changes) => {
    expect(await codeOf(press(changes))).toBe(code);
    expect([world.calls.includes('interactions.acknowledge'), world.offers.kept.size]).toEqual([
      false,
      1,
    ]);
  });

  test('of a clip that is taken whole has no last part', async () => {
    world.offers.kept.set(ID, { ...OFFERED, clip: { ...LONG, clipMs: 8_000 } });
    expect(await codeOf(press({ part: 'last' }))).toBe('outdated_control');
  });

  test('that comes too soon is offered anew, with the reason', async () => {
    isLong();
    world.plan('edits.accept', async () => ({
      kind: 'refused',
      failure: failure('limit_cooldown', { freesAtMs: NOW + 9_000 }),
    }));
    await press();
    expect(cards()).toMatchObject([{ failure: { code: 'limit_cooldown' }, offer: { clip: LONG } }]);
    expect([...world.offers.kept.values()]).toEqual([OFFERED]);
    expect(offered()?.id).not.toBe(ID);
  });

  test.each(['gate_blocked', 'acceptance_unknown', 'source_expired'] as const)(
    'that is refused as %s is not offered again',
    async (code) => {
      world.plan('inputs.check', failing(code, { input: 'video', reason: '', untilMs: null }));
      await press();
      expect([cards().length, offered(), world.offers.kept.size]).toEqual([1, null, 0]);
    },
  );
});
