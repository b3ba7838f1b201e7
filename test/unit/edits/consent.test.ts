import { beforeEach, describe, expect, test } from 'vitest';

import type { ClipOrigin } from '../../../src/core/edit.ts';
import { failureOf } from '../../../src/core/errors.ts';
import { whoseConsent } from '../../../src/edits/consent.ts';
import { readEditRule, setEditRule } from '../../../src/edits/edit-rule.ts';
import { acceptAppeal } from '../../../src/edits/decide-appeal.ts';
import { runEdit } from '../../../src/edits/run.ts';
import { CHANNEL } from '../discord/samples.ts';
import { WHO } from './askers.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { failing } from './fake-steps.ts';
import { FakeWorld, NOW } from './fake-world.ts';
import {
  ANN,
  BEN,
  chain,
  CLEO,
  CLUB,
  ELSEWHERE,
  inClub,
  REMIXER,
  resultOf,
  setRules,
} from './remixed.ts';

const ROLE = '900000000000000301';
const THREAD = '900000000000000302';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
  chain(world);
});

const result = (editId: string): ClipOrigin => ({ kind: 'result', editId });
const original = (editId: string): ClipOrigin => ({ kind: 'original', editId });
const message: ClipOrigin = {
  kind: 'message',
  channelId: ELSEWHERE,
  messageId: '5',
  authorId: BEN,
  authorName: 'Ben',
};
/** Whose yes it needs, or why it may not be. */
const whose = async (origin: ClipOrigin | null, asker = inClub(REMIXER)) =>
  whoseConsent(world.deps, asker, origin).catch((error: unknown) => {
    const { code, facts } = failureOf(error);
    return { code, ...facts };
  });

describe('whose work is in a clip', () => {
  beforeEach(() => {
    for (const userId of [ANN, BEN, CLEO]) setRules(world, userId, { remixes: 'ask' });
  });

  test('an upload of one’s own: nothing is even looked at', async () => {
    expect(await whose(null)).toEqual([]);
    expect(world.calls).toEqual([]);
  });

  test('a result: everybody’s up to the root, the nearest first, without the remixer’s own', async () => {
    expect(await whose(result('kc'))).toEqual([CLEO, BEN, ANN]);
    expect(await whose(result('kb'))).toEqual([BEN, ANN]);
    expect(await whose(result('kc'), inClub(BEN))).toEqual([CLEO, ANN]);
  });

  test('an original: of who uploaded it, and nobody between', async () => {
    expect(await whose(original('ka'))).toEqual([]);
    setRules(world, ANN, { uploads: false });
    expect(await whose(original('ka'))).toEqual({ code: 'remix_uploads_closed', userId: ANN });
    expect(await whose(original('ka'), inClub(ANN))).toEqual([]);
  });

  test('what was made from an original has nothing of the result beside it', async () => {
    resultOf(world, 'ko', CLEO, { rootId: 'ka', origin: original('ka') });
    expect(await whose(result('ko'))).toEqual([CLEO]);
  });

  test('a clip that somebody posted: theirs, also in all that was made from it', async () => {
    setRules(world, BEN, { uploads: false });
    const no = { code: 'remix_uploads_closed', userId: BEN };
    expect(await whose(message)).toEqual(no);
    resultOf(world, 'km', ANN, { origin: message });
    expect(await whose(result('km'))).toEqual(no);
    expect(await whose(original('km'))).toEqual(no);
    expect(await whose(result('km'), inClub(BEN))).toEqual([ANN]);
  });

  test('a record that is gone hides nobody above it', async () => {
    world.stored.delete('kb');
    expect(await whose(result('kc'))).toEqual([CLEO, ANN]);
    world.stored.delete('ka');
    expect(await whose(result('kc'))).toEqual([CLEO]);
    world.stored.delete('kc');
    expect(await whose(result('kc'))).toEqual({ code: 'edit_unknown' });
  });

  test('of another server, taken down, deleted: not to be had', async () => {
    resultOf(world, 'kx', ANN, { serverId: '1' });
    expect(await whose(result('kx'))).toEqual({ code: 'edit_unknown' });
    const down = { by: '1', atMs: NOW, reason: 'no' };
    resultOf(world, 'kx', ANN, { takeDown: { kind: 'taken_down', ...down } });
    expect(await whose(result('kx'))).toMatchObject({ code: 'taken_down' });
    resultOf(world, 'kx', ANN, { takeDown: { kind: 'deleted', ...down } });
    expect(await whose(original('kx'))).toEqual({ code: 'clip_deleted' });
  });

  test('more in a row than are looked at: refused, and not asked of some', async () => {
    for (let at = 1; at <= 101; at += 1) {
      const origin = at === 1 ? null : result(`k${at - 1}`);
      resultOf(world, `k${at}`, at === 1 ? ANN : REMIXER, { rootId: 'k1', origin });
    }
    expect(await whose(result('k100'))).toEqual([ANN]);
    expect(await whose(result('k101'))).toEqual({ code: 'remix_too_deep', max: 100 });
  });
});

describe('the server', () => {
  test('closes a channel: that of the clip, and that in which it is asked for, with their threads', async () => {
    const close = (id: string) => {
      world.limits.gate = { ...world.limits.gate, remixClosedChannels: [id] };
    };
    const no = (channelId: string) => ({ code: 'remix_channel_closed', channelId });
    close(CHANNEL);
    const away = inClub(REMIXER, { channelId: ELSEWHERE });
    expect(await whose(result('ka'), away)).toEqual(no(CHANNEL));
    expect(await whose(message, inClub(REMIXER))).toEqual(no(CHANNEL));
    expect(await whose(message, away)).toEqual([]);
    close(ELSEWHERE);
    expect(await whose(message)).toEqual(no(ELSEWHERE));
    expect(await whose(result('ka'), away)).toEqual(no(ELSEWHERE));
    const inThread = inClub(REMIXER, { channelId: THREAD, parentChannelId: ELSEWHERE });
    expect(await whose(result('ka'), inThread)).toEqual(no(ELSEWHERE));
    resultOf(world, 'kt', ANN, { asker: inThread, channelId: THREAD });
    expect(await whose(result('kt'))).toEqual(no(ELSEWHERE));
    resultOf(world, 'kp', ANN, { message: { channelId: ELSEWHERE, messageId: '1' } });
    expect(await whose(result('kp'))).toEqual(no(ELSEWHERE));
    resultOf(world, 'km', ANN, { origin: message });
    expect(await whose(original('km'))).toEqual(no(ELSEWHERE));
    expect(await whose(result('ka'))).toEqual([]);
    expect(await whose(null, away)).toEqual([]);
  });

  test('protects a role, as people have it now; nobody is looked up without one', async () => {
    expect(await whose(result('kc'))).toEqual([]);
    expect(world.count('members.roles')).toBe(0);
    world.limits.gate = { ...world.limits.gate, neverRemixedRoleId: ROLE };
    world.limits.people.roles.set(ANN, [ROLE]);
    const no = { code: 'remix_role_protected', userId: ANN, roleId: ROLE };
    expect(await whose(result('kc'))).toEqual(no);
    expect(await whose(original('ka'))).toEqual(no);
    expect(await whose(result('kc'), inClub(ANN))).toEqual([]);
    // Who has left keeps what they had then.
    world.limits.people.roles.set(ANN, null);
    expect(await whose(result('kc'))).toEqual([]);
    resultOf(world, 'ka', ANN, { asker: inClub(ANN, { roles: [ROLE] }) });
    expect(await whose(result('kc'))).toEqual(no);
    world.limits.people.roles.set(ANN, []);
    expect(await whose(result('kc'))).toEqual([]);
  });

  test('what cannot be found out is a no', async () => {
    world.limits.gate = { ...world.limits.gate, neverRemixedRoleId: ROLE };
    world.plan('members.roles', failing('discord_unavailable'));
    expect(await whose(result('ka'))).toEqual({ code: 'consent_unknown' });
    for (const call of ['people.rules', 'servers.gate', 'edits.read']) {
      world.plan(call, failing('internal'));
      expect(await whose(result('ka'))).toEqual({ code: 'store_unreachable' });
    }
  });
});

describe('before the submit it is asked again', () => {
  const remix = (changes: object = {}) =>
    world.has({
      id: 'kr',
      requesterId: REMIXER,
      serverId: CLUB,
      asker: inClub(REMIXER),
      rootId: 'ka',
      origin: result('kb'),
      state: 'queued',
      ...changes,
    });
  const run = async () => codeOf(runEdit(world.deps, 'kr', fakeRun().run));

  test.each([
    ['remix_only_author', () => setRules(world, ANN, { remixes: 'me' })],
    [
      'remix_channel_closed',
      () => (world.limits.gate = { ...world.limits.gate, remixClosedChannels: [CHANNEL] }),
    ],
    ['remix_only_author', () => resultOf(world, 'kb', BEN, { remixes: 'me' })],
    [
      'remix_source_gone',
      () => {
        const takeDown = { kind: 'taken_down', by: '1', atMs: NOW, reason: '' } as const;
        resultOf(world, 'kb', BEN, { rootId: 'ka', takeDown });
      },
    ],
  ])('%s: nothing is submitted', async (code, change) => {
    remix();
    change();
    expect(await run()).toBe(code);
    expect(world.count('provider.submit')).toBe(0);
    expect(world.count('edits.mark')).toBe(0);
  });

  test('who said yes, or wants to be asked only since, is not asked again', async () => {
    setRules(world, ANN, { remixes: 'ask' });
    remix();
    expect(await run()).toBe('done');
    expect(world.count('provider.submit')).toBe(1);
  });

  test('nobody is asked about a clip of one’s own', async () => {
    remix({ origin: null });
    expect(await run()).toBe('done');
    expect(world.count('people.rules')).toBe(0);
  });
});

test('an appeal against a no starts nothing that may not be any more', async () => {
  world.limits.gate = { ...world.limits.gate, moderatorRoleId: null };
  const appeal = { text: 'please', atMs: NOW, askedIn: { channelId: '7', messageId: '8' } };
  world.has({
    id: 'kr',
    requesterId: REMIXER,
    serverId: CLUB,
    asker: inClub(REMIXER),
    origin: result('ka'),
    state: 'rejected',
    appeal: { ...appeal, madeFrom: null },
  });
  setRules(world, ANN, { remixes: 'me' });
  const mod = inClub(CLEO, WHO.manager);
  const held = await acceptAppeal(world.deps, mod, 'kr');
  expect(held).toMatchObject({ kind: 'held_up', failure: { code: 'remix_only_author' } });
  expect(world.count('edits.acceptAppealed')).toBe(0);
});

describe('the rule of one result', () => {
  const other = inClub(REMIXER);

  test('is its person’s to see and to set, from the next question on', async () => {
    expect(await readEditRule(world.deps, inClub(ANN), 'ka')).toMatchObject({
      edit: { remixes: null },
      rules: { remixes: 'everyone', uploads: true },
    });
    const set = await setEditRule(world.deps, inClub(ANN), 'ka', 'me');
    expect(set.edit.remixes).toBe('me');
    expect(await whose(result('ka'))).toEqual({ code: 'remix_only_author', userId: ANN });
    await setEditRule(world.deps, inClub(ANN), 'ka', null);
    expect(await whose(result('ka'))).toEqual([]);
  });

  test('is nobody else’s', async () => {
    expect(await codeOf(setEditRule(world.deps, other, 'ka', 'everyone'))).toBe('not_yours');
    expect(await codeOf(readEditRule(world.deps, other, 'ka'))).toBe('not_yours');
    const away = inClub(REMIXER, { serverId: '1' });
    expect(await codeOf(readEditRule(world.deps, away, 'ka'))).toBe('edit_unknown');
    expect(await codeOf(readEditRule(world.deps, other, ''))).toBe('edit_unknown');
    expect(world.count('edits.setRemixes')).toBe(0);
  });
});
