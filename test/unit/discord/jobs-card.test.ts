import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/core/card.ts';
import type { Job } from '../../../src/core/report.ts';
import { EDIT_STATES, type EditState } from '../../../src/core/states.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { draw, expectAcceptedPrivately } from './accepted.ts';
import { buttonsOf, CHANNEL, jobOf, MESSAGE, START } from './samples.ts';

const NASTY = '<@1>`*_# [x](https://e.io) '.repeat(200).slice(0, 2500);
const SERVER = '900000000000000006';
const SHOWN = { channelId: CHANNEL, messageId: MESSAGE };
const linkOf = (length: number) => ({
  url: 'https://cdn.example/?sig='.padEnd(length, 'a'),
  expiresAtMs: START + 3_600_000,
});

const cardOf = (...jobs: Job[]): Card => ({ kind: 'jobs', report: { nowMs: START, jobs } });
const list = (...jobs: Job[]) => draw(cardOf(...jobs));
const buttons = (...jobs: Job[]) => buttonsOf(drawCard(cardOf(...jobs), null));
const many = (n: number, of: (at: number) => Job): Job[] =>
  Array.from({ length: n }, (_, at) => of(at));

test('nothing to list: a sentence, and where to go', () => {
  expect(list()).toBe(
    '**Your edits**\nThere are no edits of yours here. You can start one with /kling-edit.',
  );
  expectAcceptedPrivately(cardOf());
});

describe('one edit', () => {
  test('that waits: place, time, prompt, message, reference, Cancel', () => {
    const job = jobOf({ message: SHOWN }, { position: 3, waitMs: 120_000 });
    expect(list(job)).toBe(
      [
        '**Your edits, the newest first**',
        '**Queued**, 3rd in line, about 6 min, estimated.',
        '> make it snow',
        `-# 5.0 s clip, asked for <t:${START / 1000}:R>, [message](https://discord.com/channels/${SERVER}/${CHANNEL}/${MESSAGE}), ref k7f3q2m9x1`,
      ].join('\n'),
    );
    expect(buttons(job)).toEqual(['Cancel 1:cancel:k7f3q2m9x1']);
  });

  test('whose message is a direct one, or is not known', () => {
    expect(list(jobOf({ message: SHOWN, way: 'direct' }))).toContain(`channels/@me/${CHANNEL}/`);
    expect(list(jobOf())).not.toContain('[message]');
  });

  test.each<[EditState, object, string]>([
    ['awaiting_consent', {}, '**Waiting for a yes**'],
    ['awaiting_approval', {}, '**Waiting for a moderator**'],
    ['submitting', {}, '**Starting…**'],
    [
      'generating',
      { submittedAtMs: START - 120_000 },
      '**Editing** ▰▰▰▰▰▰▱▱▱▱▱▱ about 2 min left, estimated',
    ],
    ['generating', { dropped: true }, 'its result will be dropped'],
    ['awaiting_review', {}, '**Finished**, it is checked'],
    ['awaiting_review', { gate: 'review' }, 'a moderator looks at it'],
    ['awaiting_review', { screened: 'flagged' }, 'a moderator looks at it'],
    ['delivering', {}, 'on its way to Discord'],
    ['delivered', {}, '**Delivered**'],
    ['rejected', {}, '**Not approved**'],
    ['cancelled', {}, '**Cancelled**\n'],
    ['cancelled', { dropped: true }, '**Cancelled**, the result was dropped'],
    [
      'failed',
      { failure: { code: 'provider_failed', facts: {} } },
      '**Failed:** The editing service started, but could not make this clip.',
    ],
    ['failed', {}, '**Failed:** Something went wrong inside the bot.'],
    ['unknown_outcome', {}, '**Nobody can say how this ended.**'],
    ['undeliverable', {}, 'could not be posted**, and its link has ended'],
    ['undeliverable', { failure: { code: 'result_gone', facts: {} } }, 'no longer has it.'],
  ])('in %s with %j', (state, changes, words) => {
    expect(list(jobOf({ state, ...changes }))).toContain(words);
  });

  test.each(EDIT_STATES)('in %s: Cancel is there as long as nothing is spent', (state) => {
    const early = ['awaiting_consent', 'awaiting_approval', 'queued'].includes(state);
    expect(buttons(jobOf({ state }))).toEqual(early ? ['Cancel 1:cancel:k7f3q2m9x1'] : []);
  });
});

describe('a clip that could not be posted', () => {
  test('is behind a button, with the end of its link in words', () => {
    const link = linkOf(512);
    const job = jobOf({ state: 'undeliverable' }, { link });
    expect(list(job)).toContain('could not be posted:** here it is.');
    expect(list(job)).toContain(`The link ends <t:${link.expiresAtMs / 1000}:R>.`);
    expect(list(job)).not.toContain(link.url);
    expect(buttons(job)).toEqual([`Get the clip ${link.url}`]);
  });

  test('has its link in the text when a button does not take it', () => {
    const link = linkOf(513);
    const job = jobOf({ state: 'undeliverable' }, { link });
    expect(list(job)).toContain(`[Download the clip](${link.url}). The link ends`);
    expect(buttons(job)).toEqual([]);
    expectAcceptedPrivately(cardOf(job));
  });

  test('has no link that is no web address', () => {
    const link = { url: 'javascript:alert(1)', expiresAtMs: START };
    const job = jobOf({ state: 'undeliverable' }, { link });
    expect(list(job)).not.toMatch(/javascript|Download/);
    expect(buttons(job)).toEqual([]);
  });

  test('stays in the list before any other, however long it gets', () => {
    const jobs = many(10, (at) =>
      at < 8
        ? jobOf({ id: `k${at}`, state: 'delivered', prompt: NASTY, message: SHOWN })
        : jobOf({ id: `k${at}`, state: 'undeliverable', prompt: NASTY }, { link: linkOf(1_000) }),
    );
    const text = list(...jobs);
    expectAcceptedPrivately(cardOf(...jobs), true);
    expect(text.match(/\[Download the clip\]/g)).toHaveLength(2);
    expect(text).toContain('ref k0');
    expect(text).not.toContain('ref k7');
    expect(text).toMatch(/-# \d more edits? cannot be shown here/);
  });
});

describe('the whole list', () => {
  test.each(EDIT_STATES)('ten in %s, each at its longest, are taken by Discord', (state) => {
    const jobs = many(10, (at) =>
      jobOf(
        {
          id: `k7f3q2m9x${at}`,
          state,
          prompt: NASTY,
          message: SHOWN,
          submittedAtMs: START,
          clipMs: 10_050,
          failure: { code: 'provider_gateway', facts: { status: 502 } },
          way: 'direct',
        },
        { position: 1_000_000, waitMs: 1e9, link: linkOf(512) },
      ),
    );
    expectAcceptedPrivately(cardOf(...jobs));
    expect(list(...jobs)).not.toMatch(/<@1>|https:\/\/e\.io/);
    expect(list(...jobs).match(/, ref k/g)?.length).toBeGreaterThanOrEqual(8);
  });

  test('ten with a link too long for a button are taken by Discord', () => {
    const jobs = many(10, (at) =>
      jobOf({ id: `k${at}`, state: 'undeliverable', prompt: NASTY }, { link: linkOf(1_799) }),
    );
    expectAcceptedPrivately(cardOf(...jobs));
    expect(list(...jobs).match(/\[Download/g)).toHaveLength(1);
  });

  test('no more than ten; the rest are counted', () => {
    const text = list(...many(13, (at) => jobOf({ id: `k${at}` })));
    expect(text.match(/, ref k/g)).toHaveLength(10);
    expect(text).toContain('-# 3 more edits cannot be shown here');
  });

  test('no two buttons have one id', () => {
    const all = buttons(...many(10, (at) => jobOf({ id: `k${at}` })));
    expect(new Set(all).size).toBe(10);
  });
});
