import { describe, expect, test } from 'vitest';
import { readMessageBody } from '../../../sandbox/discord/rules/message-body.ts';
import type { Card } from '../../../src/core/card.ts';
import { EDIT_STATES } from '../../../src/core/states.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { CARD_LIMITS } from '../../../src/discord/cards/parts.ts';
import { progress } from '../../../src/discord/cards/progress.ts';
import { draftMessage } from '../../../src/discord/message-body.ts';
import { countComponents, editCardOf, PERSON, REFUSAL, START, textOf } from './samples.ts';

const NASTY = '<@1>`*_# [x](https://e.io) '.repeat(200).slice(0, 2500);
const LINK = { url: `https://cdn.example/${'a'.repeat(900)}?sig=(x)`, expiresAtMs: START + 1 };

function draw(card: Card): string {
  return textOf(drawCard(card));
}

/** Draws it and has the local Discord refuse what Discord would. */
function expectAccepted(card: Card): void {
  const fileName = card.kind === 'edit' ? card.fileName : null;
  const file = fileName === null ? null : { path: '/x', filename: fileName, bytes: 1 };
  const { body, filename } = draftMessage(card, file, undefined);
  const uploads =
    filename === null
      ? []
      : [{ index: '0', name: filename, path: '/x', size: 1, type: 'video/mp4' }];
  const plain: unknown = JSON.parse(JSON.stringify(body));
  for (const kind of ['create', 'edit', 'webhook-edit'] as const) {
    readMessageBody(kind, plain, { uploads: uploads as never });
  }
  const text = textOf(body.components);
  expect(text.length).toBeGreaterThan(10);
  expect(text.length).toBeLessThanOrEqual(CARD_LIMITS.text);
  expect(countComponents(body.components)).toBeLessThanOrEqual(CARD_LIMITS.components);
  expect(text).not.toMatch(/undefined|NaN|\[object/);
}

describe.each(EDIT_STATES)('a card in %s', (state) => {
  test('is taken by Discord, also at its longest', () => {
    expect.hasAssertions();
    expectAccepted(editCardOf({ state }));
    expectAccepted(
      editCardOf(
        {
          state,
          prompt: NASTY,
          submittedAtMs: START,
          completedAtMs: START + 252_000,
          failure: { code: 'provider_failed', facts: {} },
        },
        { position: 1_000_000, fileName: `${'Ä b'.repeat(200)}.mp4`, link: LINK },
      ),
    );
  });

  test('names the reference and holds nothing active', () => {
    const text = draw(editCardOf({ state, prompt: NASTY }));
    expect(text).toMatch(/^-# (.*, )?ref k7f3q2m9x1$/m);
    expect(text).not.toContain('<@1>');
    expect(text).not.toContain('https://e.io');
  });
});

describe('what a card says', () => {
  test('queued', () => {
    const text = draw(editCardOf({}, { position: 3 }));
    expect(text).toContain('**Queued**, 3rd in line, about 4 min once it starts.');
    expect(text).toContain('5.0 s clip, about $1.05.');
    expect(draw(editCardOf({}, { position: 1 }))).toContain('**Queued**, next in line,');
    expect(draw(editCardOf())).toContain('**Queued**, about 4 min once it starts.');
  });

  test('under way', () => {
    expect(draw(editCardOf({ state: 'submitting' }))).toContain('**Starting…**');
    const generating = editCardOf(
      { state: 'generating', submittedAtMs: START },
      { nowMs: START + 120_000 },
    );
    expect(draw(generating)).toContain('▰▰▰▰▰▰▱▱▱▱▱▱ about 2 min left, estimated');
    expect(draw(editCardOf({ state: 'delivering' }))).toContain('Fetching the clip…');
  });

  test.each(['delivering', 'delivered'] as const)('a clip that goes along, in %s', (state) => {
    const times = { submittedAtMs: START, completedAtMs: START + 252_000 };
    const drawn = drawCard(editCardOf({ state, ...times }, { fileName: 'k7.mp4' }));
    expect(JSON.stringify(drawn)).toContain('"url":"attachment://k7.mp4"');
    expect(textOf(drawn)).toContain(`<@${PERSON}>, your edited clip is ready.`);
    expect(textOf(drawn)).toContain('> make it snow');
    expect(textOf(drawn)).toContain('-# 5.0 s clip, made in 4 min 12 s, ref k7f3q2m9x1');
  });

  test('a clip behind a link, whose brackets do not end it early', () => {
    const text = draw(editCardOf({ state: 'delivered' }, { link: LINK }));
    expect(text).toContain('too large to attach');
    expect(text).toMatch(/\[Download the clip\]\(https:\/\/cdn\.example\/a+\?sig=%28x%29\)/);
    const scripted = { url: 'javascript:alert(1)', expiresAtMs: 0 };
    expect(draw(editCardOf({ state: 'delivered' }, { link: scripted }))).not.toContain(
      'javascript',
    );
  });

  test('a failure: what, what to do, whether it counted', () => {
    const failure = { code: 'provider_content_refused', facts: {} } as const;
    const text = draw(editCardOf({ state: 'failed', failure }));
    expect(text).toContain('content rules do not allow this edit.');
    expect(text).toContain('Change the prompt');
    expect(text).toContain('It did not count against your limits.');
    expect(text).toContain(`<@${PERSON}>`);
  });

  test('other endings', () => {
    expect(draw(editCardOf({ state: 'unknown_outcome' }))).toContain('does not count');
    expect(draw(editCardOf({ state: 'cancelled' }))).toContain('**Cancelled.**');
    expect(draw(editCardOf({ state: 'rejected' }))).toContain('**Not approved.**');
    expect(draw(editCardOf({ state: 'undeliverable' }))).toContain('/kling jobs');
    const gone = { code: 'result_gone', facts: {} } as const;
    expect(draw(editCardOf({ state: 'undeliverable', failure: gone }))).toContain(
      'no longer has it',
    );
  });

  test('a refusal, and the button that puts it away', () => {
    const drawn = drawCard(REFUSAL);
    expectAccepted(REFUSAL);
    expect(textOf(drawn)).toBe(
      '**The clip is 12.4 s long. Kling takes 3 to 10 s.**\nTrim it and try again.\n-# ref 900000000000000005',
    );
    expect(JSON.stringify(drawn)).toContain(`"custom_id":"1:dismiss:${PERSON}"`);
    expect(draw({ ...REFUSAL, reference: null } as Card)).not.toContain('ref');
  });
});

describe('progress', () => {
  test.each([
    [0, '▱▱▱▱▱▱▱▱▱▱▱▱ about 4 min left, estimated'],
    [-5_000, '▱▱▱▱▱▱▱▱▱▱▱▱ about 4 min left, estimated'],
    [235_000, '▰▰▰▰▰▰▰▰▰▰▰▱ less than a minute left, estimated'],
    [240_000, '▰▰▰▰▰▰▰▰▰▰▰▱ taking longer than usual'],
    [9_000_000, '▰▰▰▰▰▰▰▰▰▰▰▱ taking longer than usual'],
  ])('after %i ms', (elapsed, shown) => {
    expect(progress(START, START + elapsed, 240_000)).toBe(shown);
  });

  test('without an expectation it promises nothing', () => {
    expect(progress(START, START, 0)).toContain('taking longer than usual');
  });
});
