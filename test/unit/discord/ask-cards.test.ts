import { describe, expect, test } from 'vitest';
import type { AskReport } from '../../../src/core/ask.ts';
import type { Edit } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import { EDIT_STATES } from '../../../src/core/states.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { draw, expectAccepted, expectAcceptedPrivately } from './accepted.ts';
import { buttonsOf, editCardOf, PERSON, sampleEdit, START } from './samples.ts';

const NASTY = '<@1>`*_# [x](https://e.io) '.repeat(200);
const MODERATOR = '900000000000000044';
const LINK = { url: `https://cdn.example/${'a'.repeat(1_750)}`, expiresAtMs: START + 1 };
const PLACE = { channelId: '9'.repeat(20), messageId: '9'.repeat(20) };
const TEN = Array.from({ length: 10 }, (_, at) => `picture${at}-${'k'.repeat(60)}.png`);

function reportOf(edit: Partial<Edit> = {}, more: Partial<AskReport> = {}): AskReport {
  return {
    edit: sampleEdit({ state: 'awaiting_approval', gate: 'approval', ...edit }),
    history: { edits: 0, delivered: 0, rejected: 0, refusedByKling: 0, takenDown: 0 },
    block: null,
    nowMs: START,
    answerByMs: START + 1,
    showsCost: true,
    files: [],
    link: null,
    bare: false,
    ...more,
  };
}
const card = (...args: Parameters<typeof reportOf>) =>
  ({ kind: 'ask', report: reportOf(...args) }) as const;
const decisionOf = (kind: NonNullable<Edit['decision']>['kind'], reason = '') => ({
  kind,
  by: MODERATOR,
  atMs: START,
  reason,
});
const appealOf = (text: string) => ({ text, atMs: START, askedIn: PLACE, madeFrom: null });

describe('the moderators’ card', () => {
  test.each(EDIT_STATES)('in %s is taken by Discord, also at its longest', (state) => {
    expect.hasAssertions();
    expectAccepted(card({ state }));
    const history = { edits: 30, delivered: 30, rejected: 30, refusedByKling: 30, takenDown: 30 };
    const block = { reason: NASTY, untilMs: START + 1e9 };
    for (const link of [null, LINK]) {
      const decision = link === null ? decisionOf('withheld', NASTY.slice(0, 300)) : null;
      const edit = { state, gate: 'review', prompt: NASTY.slice(0, 2500), decision } as const;
      expectAccepted(card(edit, { history, block, files: TEN, link }));
      expectAccepted(card({ ...edit, decision: null }, { history, block, files: TEN, link }));
    }
  });

  test('of a request: who asks for what, and what can be done about it', () => {
    const history = { edits: 3, delivered: 1, rejected: 1, refusedByKling: 1, takenDown: 0 };
    const text = draw(card({}, { history }));
    expect(text).toContain(`**May this edit be made?** <@${PERSON}> asks.`);
    expect(text).toContain('> make it snow');
    expect(text).toContain(
      'Their latest 3 edits here: 1 delivered, 1 rejected, 1 refused by Kling’s content rules.',
    );
    expect(text).toContain('The clip could not be attached here.');
    expect(text).toContain('about $1.05');
    expect(text).toMatch(/^-# ref ask-k7f3q2m9x1$/m);
    expect(draw(card({}, { showsCost: false }))).not.toContain('$');
    expect(draw(card({}, { bare: true }))).not.toContain('snow');
    expect(buttonsOf(drawCard(card(), null))).toEqual([
      'Approve 1:approve:k7f3q2m9x1',
      'Reject… 1:reject:k7f3q2m9x1',
      'Block… 1:reject-block:k7f3q2m9x1',
    ]);
  });

  test('shows a prompt in full, however long', () => {
    const prompt = 'a'.repeat(2_500);
    expect(draw(card({ prompt }))).toContain(`> ${prompt}\n`);
  });

  test.each([
    ['flagged', 'objects to pictures of this clip'],
    ['unanswered', 'gave no answer about this clip'],
  ] as const)('of a result that the screen sent there, and why: %s', (screened, words) => {
    const review = { state: 'awaiting_review', gate: 'approval', screened } as const;
    const approved = { ...review, decision: decisionOf('approved') };
    const text = draw(card(approved, { files: ['a.mp4', 'b.mp4'] }));
    expect(text).toContain('**May this clip be shown?**');
    expect(text).toContain(words);
    expect(text).toContain('**Approved** by');
    expect(text).toContain('ref ask-result-k');
    expect(JSON.stringify(drawCard(card(approved), null))).toContain('Publish');
    expectAccepted(card({ ...approved, state: 'delivered' }));
  });

  test('of a result: with the link only where the file does not go along whole', () => {
    const review = { state: 'awaiting_review', gate: 'review' } as const;
    const drawn = card(review, { files: ['a.mp4', 'b.mp4'] });
    expect(draw(drawn)).not.toContain('http');
    expect(draw(card(review, { link: LINK }))).toContain('[Download the clip](https://cdn');
    expect(JSON.stringify(drawCard(drawn, null))).toContain('"url":"attachment://a.mp4"');
    expect(buttonsOf(drawCard(drawn, null))).toEqual([
      'Publish 1:publish:k7f3q2m9x1',
      'Reject… 1:withhold:k7f3q2m9x1',
      'Block… 1:reject-block:k7f3q2m9x1',
    ]);
  });

  test.each([
    ['queued', decisionOf('approved'), '**Approved** by'],
    ['rejected', decisionOf('rejected', 'no *'), '**Rejected** by'],
    ['delivered', decisionOf('published'), '**Published** by'],
    ['rejected', decisionOf('withheld'), '**Rejected: nobody is shown the clip** by'],
  ] as const)('%s: who decided what, and no buttons', (state, decision, words) => {
    const drawn = card({ state, decision });
    expect(draw(drawn)).toContain(`${words} <@${MODERATOR}> <t:`);
    expect(draw(drawn).includes(String.raw`> no \*`)).toBe(decision.reason !== '');
    expect(buttonsOf(drawCard(drawn, null))).toEqual([]);
  });

  test('over without a decision', () => {
    const expired = { state: 'rejected', failure: failure('approval_expired') } as const;
    expect(draw(card(expired))).toContain('**Too late:** nobody answered in time.');
    expect(draw(card({ state: 'cancelled' }))).toContain('**Withdrawn** before anybody decided.');
  });

  test('says that whoever asked is blocked, as long as that holds', () => {
    const until = (untilMs: number | null) => draw(card({}, { block: { reason: '', untilMs } }));
    expect(until(null)).toContain('is blocked here.');
    expect(until(START + 1_000)).toContain('It ends <t:');
    expect(until(START)).not.toContain('blocked');
  });
});

test('what holds an approval up is said in the words for whoever asked', () => {
  const held = failure('limit_day_edits', { max: 2, freesAtMs: START });
  const heldUp = { kind: 'held_up', failure: held, requesterId: PERSON } as const;
  expectAcceptedPrivately(heldUp);
  expect(draw(heldUp)).toContain('nothing was decided');
  expect(draw(heldUp)).toContain('> You have used all 2');
});

describe('an appeal', () => {
  const rejected = {
    state: 'rejected',
    failure: failure('rejected', { reason: 'why <@1>' }),
    decision: decisionOf('rejected', NASTY.slice(0, 300)),
  } as const;

  test('can be made from the card of a moderator’s no, until it is', () => {
    const appeal = (edit: Partial<Edit>) => buttonsOf(drawCard(editCardOf(edit), null));
    expect(appeal(rejected)).toEqual([`Appeal 1:appeal:k7f3q2m9x1:${PERSON}`]);
    expect(appeal({ ...rejected, appeal: appealOf('x') })).toEqual([]);
    for (const code of ['approval_expired', 'moderators_unreachable'] as const) {
      expect(appeal({ state: 'rejected', failure: failure(code) })).toEqual([]);
    }
    const withheld = failure('review_rejected', { reason: '' });
    expect(appeal({ state: 'rejected', failure: withheld })).toEqual([]);
  });

  test('its reason is quoted and inert, and how it stands is said', () => {
    const text = draw(editCardOf(rejected));
    expect(text).toMatch(/^> why /m);
    expect(text).not.toContain('<@1>');
    expect(draw(editCardOf({ ...rejected, appeal: appealOf('x') }))).toContain(
      'You have appealed.',
    );
    const appealDecision = { kind: 'declined', by: MODERATOR, atMs: START, editId: null } as const;
    const over = { ...rejected, appeal: appealOf('x'), appealDecision };
    expect(draw(editCardOf(over))).toContain('Your appeal was declined.');
  });

  test('is taken by Discord at its longest, and has two answers', () => {
    const edit = sampleEdit({ ...rejected, prompt: NASTY.slice(0, 2500), askedIn: PLACE });
    const appeal = { kind: 'appeal', edit, text: NASTY.slice(0, 1_000) } as const;
    expectAccepted(appeal);
    expect(draw(appeal)).not.toContain('<@1>');
    expect(buttonsOf(drawCard(appeal, null))).toEqual([
      'Accept 1:appeal-accept:k7f3q2m9x1',
      'Decline 1:appeal-decline:k7f3q2m9x1',
    ]);
    const appealDecision = { kind: 'accepted', by: MODERATOR, atMs: START, editId: 'k2' } as const;
    const over = { ...appeal, edit: { ...edit, appealDecision } };
    expectAccepted(over);
    expect(draw(over)).toContain(`**Accepted: a new edit has begun**, by <@${MODERATOR}>`);
    expect(buttonsOf(drawCard(over, null))).toEqual([]);
  });

  test('makes an edit whose card calls its person, since nobody typed for it', () => {
    const text = draw(editCardOf({ interactionId: 'appeal-k7f3q2m9x1' }));
    expect(text).toContain(`<@${PERSON}>, your appeal was accepted.`);
    expect(draw(editCardOf())).not.toContain('appeal');
  });
});
