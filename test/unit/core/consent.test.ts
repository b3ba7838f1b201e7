import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type ClipWork,
  mayRemix,
  NO_PERSON_RULES,
  type RemixAnswer,
  type RemixQuestion,
  stillAsked,
} from '../../../src/core/consent.ts';
import { REMIX_RULES, type RemixRule } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';

const [REMIXER, A, B] = ['1', '2', '3'] as const;
const ROLE = '70';
const OPEN = { remixClosedChannels: [], neverRemixedRoleId: null };

const work = (changes: Partial<ClipWork> = {}): ClipWork => ({
  userId: A,
  via: 'result',
  rule: null,
  person: NO_PERSON_RULES,
  roles: [],
  ...changes,
});
const rules = (remixes: RemixRule, uploads = true) => ({ remixes, uploads });
const may = (works: ClipWork[], changes: Partial<RemixQuestion> = {}) =>
  mayRemix({ remixer: REMIXER, works, channels: ['10', '11'], server: OPEN, ...changes });
const asks = (...ask: string[]) => ({ kind: 'allowed', ask });
const only = (userId: string) => ({
  kind: 'refused',
  failure: failure('remix_only_author', { userId }),
});
const uploadsOf = (userId: string) => ({
  kind: 'refused',
  failure: failure('remix_uploads_closed', { userId }),
});

describe('what people say', () => {
  test.each<[string, ClipWork[], object]>([
    ['nobody is in it', [], asks()],
    ['everyone, by default', [work()], asks()],
    ['only them', [work({ person: rules('me') })], only(A)],
    ['ask', [work({ person: rules('ask') })], asks(A)],
    ['only them, but for this one', [work({ person: rules('me'), rule: 'everyone' })], asks()],
    ['everyone, but not this one', [work({ rule: 'me' })], only(A)],
    ['ask, but for this one', [work({ person: rules('ask'), rule: 'everyone' })], asks()],
    ['the remixer’s own, whatever is set', [work({ userId: REMIXER, rule: 'me' })], asks()],
    ['an upload that others may use', [work({ via: 'upload', person: rules('me') })], asks()],
    [
      'an upload that others may not use',
      [work({ via: 'upload', person: rules('everyone', false) })],
      uploadsOf(A),
    ],
    ['a result, uploads being closed', [work({ person: rules('everyone', false) })], asks()],
    ['an upload of an edit that is theirs alone', [work({ via: 'upload', rule: 'me' })], only(A)],
    ['an upload of an edit to ask for', [work({ via: 'upload', rule: 'ask' })], asks(A)],
    [
      'an open edit does not open an upload',
      [work({ via: 'upload', rule: 'everyone', person: rules('everyone', false) })],
      uploadsOf(A),
    ],
    [
      'two to ask, one of them twice',
      [work({ rule: 'ask' }), work({ userId: B, rule: 'ask' }), work({ rule: 'ask' })],
      asks(A, B),
    ],
    ['a no behind a question', [work({ rule: 'ask' }), work({ userId: B, rule: 'me' })], only(B)],
  ])('%s', (_what, works, answer) => {
    expect(may(works)).toEqual(answer);
  });
});

describe('what the server says', () => {
  test('a channel closed to remixing, wherever of the two it is, whoever asks', () => {
    for (const id of ['10', '11']) {
      const server = { ...OPEN, remixClosedChannels: ['9', id] };
      const no = { kind: 'refused', failure: failure('remix_channel_closed', { channelId: id }) };
      expect(may([work({ userId: REMIXER })], { server })).toEqual(no);
      expect(may([work({ rule: 'me' })], { server })).toEqual(no);
    }
    expect(may([], { server: { ...OPEN, remixClosedChannels: ['12'] } })).toEqual(asks());
  });

  test('a protected role, before anything that its person says', () => {
    const server = { ...OPEN, neverRemixedRoleId: ROLE };
    const no = {
      kind: 'refused',
      failure: failure('remix_role_protected', { userId: B, roleId: ROLE }),
    };
    const guarded = work({ userId: B, via: 'upload', roles: ['5', ROLE] });
    expect(may([work({ rule: 'me' }), guarded], { server })).toEqual(no);
    expect(may([work({ userId: REMIXER, roles: [ROLE] })], { server })).toEqual(asks());
    expect(may([guarded])).toEqual(asks());
  });
});

const person = fc.record({ remixes: fc.constantFrom(...REMIX_RULES), uploads: fc.boolean() });
const anyWork: fc.Arbitrary<ClipWork> = fc.record({
  userId: fc.constantFrom('1', '2', '3', '4'),
  via: fc.constantFrom('result', 'upload'),
  rule: fc.option(fc.constantFrom(...REMIX_RULES)),
  person,
  roles: fc.subarray(['70', '71']),
});

const askedIn = (answer: RemixAnswer): string[] => (answer.kind === 'allowed' ? answer.ask : []);

test('more work in it never allows more, and nobody is asked twice, or about their own', () => {
  fc.assert(
    fc.property(
      fc.array(anyWork, { maxLength: 6 }),
      anyWork,
      fc.constantFrom(null, '70'),
      (works, more, neverRemixedRoleId) => {
        const server = { ...OPEN, neverRemixedRoleId };
        const before = may(works, { server });
        const after = may([...works, more], { server });
        if (after.kind === 'refused') return;
        expect(before.kind).toBe('allowed');
        expect(after.ask).not.toContain(REMIXER);
        expect(after.ask.slice(0, askedIn(before).length)).toEqual(askedIn(before));
        expect(new Set(after.ask).size).toBe(after.ask.length);
      },
    ),
  );
});

test('still asked is who has not said yes', () => {
  const consents = [{ by: A, atMs: 1 }];
  expect(stillAsked({ consentOf: [A, B], consents })).toEqual([B]);
  expect(stillAsked({ consentOf: [A], consents })).toEqual([]);
});
