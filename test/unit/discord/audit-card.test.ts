import { describe, expect, test } from 'vitest';

import {
  AUDIT_ACTIONS,
  type AuditEntry,
  type AuditFault,
  type AuditLine,
  type AuditVerdict,
  type Json,
} from '../../../src/core/audit.ts';
import { NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import type { SettingsCard } from '../../../src/core/settings-card.ts';
import { changeWords } from '../../../src/discord/words/changes.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import {
  draw,
  expectAccepted,
  expectAcceptedPrivately,
  expectAcceptedWithFile,
} from './accepted.ts';
import { entryOf, HASH } from './audit-samples.ts';
import { START } from './samples.ts';

const HUGE = 9_007_199_254_740_991;
const entries = (...lines: AuditLine[]): SettingsCard => ({
  kind: 'audit',
  report: { kind: 'entries', lines },
});
const line = (changes: Partial<AuditEntry>) => draw(entries(entryOf(changes))).split('\n')[1];

describe('entries', () => {
  test('who did what, when, from what to what', () => {
    expect(draw(entries(entryOf()))).toBe(
      [
        '**Audit log, the newest first**',
        `7. <t:${START / 1000}:R> <@77> changed who may edit (mode): mode: none → review`,
        `-# entry 7 has the hash ${HASH}`,
      ].join('\n'),
    );
    expect(draw(entries())).toContain('Nothing was decided here yet.');
  });

  test('somebody who was forgotten, nobody, and whom it was about', () => {
    const forgotten = { pseudonym: 'abcdefghijkl', userId: null };
    expect(line({ actor: forgotten })).toContain('somebody (abcdefg…) changed');
    expect(line({ actor: null, action: 'pause.ended', about: null })).toContain(
      'The bot let editing go on everywhere',
    );
    const subject = { pseudonym: 'x', userId: '88' };
    const block = { action: 'person.blocked', subject, about: null, before: null, after: true };
    expect(line({ ...block, reason: 'spam *x*' })).toContain(
      '<@77> blocked <@88>, because “spam \\*x\\*”',
    );
  });

  test.each(AUDIT_ACTIONS)('%s has words', (action) => {
    expect(line({ action })).not.toContain('did ');
  });

  test('what it is about, by its name', () => {
    const about = 'allowedRoles, moderatorsChannelId';
    expect(line({ about, before: null, after: null })).toContain(
      '(allowed roles, moderators’ channel)',
    );
    expect(line({ about: 'allowedRoles, k7f3q2m9x1' })).toContain('(allowedRoles, k7f3q2m9x1)');
  });

  test('of a later version, altered, or unreadable', () => {
    expect(line({ action: 'magic.done' })).toContain('<@77> did magic.done');
    expect(line({ action: 'constructor' })).toContain('did constructor');
    expect(line({ details: 'altered' })).toContain('its details were altered');
    expect(draw(entries({ kind: 'unreadable', seq: 3 }))).toContain('3. an entry that cannot be');
  });

  test('are taken by Discord at their longest, each of them there', () => {
    const person = { pseudonym: '*'.repeat(64), userId: '9'.repeat(20) };
    const long = entryOf({
      seq: HUGE,
      atMs: HUGE,
      action: '*'.repeat(100),
      actor: person,
      subject: { ...person, userId: null },
      about: '*'.repeat(100),
      before: { a: '*'.repeat(500), b: 1, c: 2, d: 3, e: 4 },
      after: null,
      reason: '*'.repeat(500),
    });
    const ten = Array.from({ length: 10 }, () => long);
    expectAcceptedPrivately(entries(...ten));
    expectAccepted({ kind: 'audit_news', lines: ten });
    expect(draw(entries(...ten)).split('\n')).toHaveLength(12);
    expect(draw({ kind: 'audit_news', lines: [entryOf()] })).toContain(`the hash ${HASH}`);
  });
});

describe('what changed', () => {
  test.each<[string, Json, Json, string | null]>([
    ['nothing known', null, null, null],
    ['a block', null, true, null],
    ['a state', 'queued', 'cancelled', 'queued → cancelled'],
    ['the same', { a: 1 }, { a: 1 }, null],
    [
      'roles',
      { allowedRoles: [] },
      { allowedRoles: ['7', '8'] },
      'allowed roles: none → <@&7> <@&8>',
    ],
    ['a channel', { auditChannelId: '7' }, { auditChannelId: null }, 'audit channel: <#7> → none'],
    [
      'words',
      { refuse: ['a'] },
      { refuse: ['a', 'b'] },
      'words that are refused: 1 entry → 2 entries',
    ],
    ['a flag', { paused: false }, { paused: true }, 'paused: no → yes'],
    ['a number', { memberDays: 0 }, { memberDays: 7 }, 'days as a member: 0 → 7'],
    [
      'limits, for everybody and for a role',
      { person: {}, tiers: {}, serverDayMicros: null, showsCost: true },
      {
        person: { cooldownMs: 30_000 },
        tiers: { '7': { dayEdits: 1_000 } },
        serverDayMicros: 5_500_000,
        showsCost: false,
      },
      'pause between two edits: none → 30 s; <@&7>, edits a day: none → 1,000; the server’s budget a day: none → $5.50; costs are shown: yes → no',
    ],
    [
      'what a moderation service says',
      { builtIn: 'refuse', remote: { flagged: 'refuse', unanswered: 'approval' } },
      { builtIn: 'off', remote: { flagged: 'refuse', unanswered: 'allow' } },
      'the bot’s own list of words: refuse → off; when the moderation service gives no answer: approval → allow',
    ],
    [
      'a state of several words',
      'awaiting_approval',
      'dropped',
      'waiting for a moderator → dropped',
    ],
    [
      'what a later version has written',
      { x_y: { z: 'a' } },
      { x_y: 1 },
      String.raw`x\_y: {"z":"a"} → 1`,
    ],
    [
      'more than there is room for',
      {},
      { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 },
      'a: none → 1; b: none → 2; c: none → 3; d: none → 4; 2 more',
    ],
  ])('%s', (_name, before, after, words) => {
    expect(changeWords(before, after, en)).toBe(words);
  });

  test('the first change of a gate tells what was chosen, not all that there is', () => {
    const after = { ...NO_GATE_SETTINGS, mode: 'open' } as unknown as Json;
    expect(changeWords(null, after, en)).toBe('mode: none → open');
  });

  test('nobody’s words are formatting', () => {
    expect(changeWords({ '*a*': '@everyone' }, { '*a*': '<@1>' }, en)).not.toMatch(
      /<@1>|@everyone/,
    );
  });
});

const FAULTS: AuditFault[] = [
  'hash',
  'link',
  'gap',
  'details',
  'stray',
  'person',
  'head',
  'checkpoint',
];

describe('a check', () => {
  const whole = {
    kind: 'whole',
    entries: 3,
    fromSeq: 2,
    toSeq: 4,
    hash: HASH,
    checkpoint: { seq: 1, hash: HASH, atMs: START },
    erased: 1,
  } as const;
  const check = (verdict: AuditVerdict) =>
    draw({ kind: 'audit', report: { kind: 'verdict', verdict } });

  test('that found it whole: from where to where, with the hash to compare', () => {
    expect(check(whole)).toBe(
      [
        '**The audit log is whole: 3 entries, 2 to 4.**',
        `Those up to 1 were dropped for their age <t:${START / 1000}:R>.`,
        'Details were erased in 1 of them.',
        `-# entry 4 has the hash ${HASH}`,
      ].join('\n'),
    );
    const none = { ...whole, entries: 0, checkpoint: null, erased: 0 };
    expect(check(none)).toBe('**The audit log is whole: 0 entries.**');
  });

  test.each(FAULTS)('that found %s', (what) => {
    const verdict = { kind: 'broken', seq: HUGE, what } as const;
    expect(check(verdict)).toContain(`\n${en.audit.brokenAt(HUGE, what)}\n`);
    expectAcceptedPrivately({ kind: 'audit', report: { kind: 'verdict', verdict } });
  });
});

test.each(['settings', 'audit'] as const)('a file of %s is taken with its card', (what) => {
  const name = 'kling.json';
  const card = { kind: 'exported', what, entries: 1, fileName: name } as const;
  expect(() => expectAcceptedWithFile(card, name)).not.toThrow();
});

test('a server’s usage, at its longest too', () => {
  const money = { heldMicros: HUGE, spentMicros: HUGE };
  const people = Array.from({ length: 5 }, () => ({ userId: '9'.repeat(20), edits: HUGE }));
  const counts = { running: HUGE, waiting: HUGE, pending: HUGE, people };
  expectAcceptedPrivately({
    kind: 'server_usage',
    report: { usage: { nowMs: START, today: money, month: money, ...counts }, dayCapMicros: HUGE },
  });
  const today = { heldMicros: 1_050_000, spentMicros: 4_200_000 };
  const month = { heldMicros: 1_050_000, spentMicros: 44_200_000 };
  const few = { running: 1, waiting: 2, pending: 0, people: [{ userId: '5', edits: 3 }] };
  const text = draw({
    kind: 'server_usage',
    report: { usage: { nowMs: START, today, month, ...few }, dayCapMicros: 0 },
  });
  expect(text).toContain('Today: $4.20 spent and $1.05 held, no limit.');
  expect(text).toContain('This month: $44.20 spent and $1.05 held');
  expect(text).toContain('At work: 1 edit. In line: 2 edits.');
  expect(text).toContain('**Most edits today**\n<@5>: 3');
  expect(text).not.toContain('moderator');
});
