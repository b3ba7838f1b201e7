import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/core/card.ts';
import { PAUSE_REASONS } from '../../../src/core/pause.ts';
import { EDIT_STATES, type EditState } from '../../../src/core/states.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { progress } from '../../../src/discord/cards/progress.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import { draw, expectAccepted } from './accepted.ts';
import { buttonsOf, editCardOf, PERSON, REFUSAL, START, textOf } from './samples.ts';

const NASTY = '<@1>`*_# [x](https://e.io) '.repeat(200).slice(0, 2500);
const LINK = { url: `https://cdn.example/${'a'.repeat(900)}?sig=(x)`, expiresAtMs: START + 1 };

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
        {
          position: 1_000_000,
          fileName: `${'Ä b'.repeat(200)}.mp4`,
          beforeName: `before ${'ü'.repeat(200)}.mov`,
          link: { ...LINK, url: `${LINK.url}&more=${'b'.repeat(880)}` },
          elsewhere: { channelId: '9'.repeat(20), messageId: '9'.repeat(20) },
        },
      ),
    );
    for (const pause of PAUSE_REASONS) {
      expectAccepted(
        editCardOf(
          { state, prompt: NASTY, dropped: true },
          { position: 1, waitMs: 1e9, left: { edits: 9_999, of: 10_000 }, pause },
        ),
      );
    }
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

  test('queued, with all that is known: one line, as it was promised', () => {
    const left = { edits: 7, of: 10 };
    const text = draw(editCardOf({}, { position: 3, waitMs: 120_000, left }));
    expect(text.split('\n')[0]).toBe(
      '**Queued**, 3rd in line, about 6 min, estimated. 5.0 s clip, about $1.05. 7 of 10 edits left today.',
    );
    expect(draw(editCardOf({}, { waitMs: 0 }))).toContain('**Queued**, about 4 min, estimated.');
    expect(draw(editCardOf({}, { left: { edits: 0, of: 1 } }))).toContain(
      '0 of 1 edit left today.',
    );
    expect(draw(editCardOf())).not.toContain('left today');
  });

  test.each(PAUSE_REASONS)('queued while %s holds everything up: no time is promised', (pause) => {
    const text = draw(editCardOf({}, { position: 3, waitMs: 120_000, pause }));
    expect(text).toContain('**Queued**, 3rd in line. 5.0 s clip');
    expect(text).toContain(`${en.paused[pause]} Your place in line is kept.`);
    expect(text).not.toMatch(/\d min|estimated/);
  });

  test('that its result will be dropped, while it is at the provider', () => {
    for (const state of ['submitting', 'generating', 'delivering'] as const) {
      const dropped = draw(editCardOf({ state, dropped: true }));
      expect(dropped).toContain('The result will be dropped.');
      expect(draw(editCardOf({ state }))).not.toContain('dropped');
    }
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
    const drawn = drawCard(editCardOf({ state, ...times }, { fileName: 'k7.mp4' }), null);
    expect(JSON.stringify(drawn)).toContain('"url":"attachment://k7.mp4"');
    expect(textOf(drawn)).toContain(`<@${PERSON}>, your edited clip is ready.`);
    expect(textOf(drawn)).toContain('> make it snow');
    expect(textOf(drawn)).toContain(
      '-# 5.0 s clip, made in 4 min 12 s, about $1.05, ref k7f3q2m9x1',
    );
    const costly = draw(editCardOf({ state, ...times, costMicros: 1_239_999 }, { fileName: 'k' }));
    expect(costly).toContain('made in 4 min 12 s, $1.23, ref');
  });

  test('before and after, beside each other and in this order', () => {
    const both = editCardOf({ state: 'delivered' }, { fileName: 'k7.mp4', beforeName: 'b.mov' });
    const urls = [...JSON.stringify(drawCard(both, null)).matchAll(/"url":"([^"]+)"/g)];
    expect(urls.map(([, url]) => url)).toEqual(['attachment://b.mov', 'attachment://k7.mp4']);
  });

  test('a small copy has the link to the clip beside it', () => {
    const card = editCardOf({ state: 'delivered' }, { fileName: 'k7.mp4', link: LINK });
    expect(draw(card)).toContain('This is a small copy: the clip is too large to attach.');
    expect(draw(card)).toContain('[Download it in full size](https://cdn.example/');
  });

  test('no cost where its server shows none', () => {
    const hidden = { showsCost: false };
    for (const state of ['queued', 'submitting', 'delivered'] as const) {
      expect(draw(editCardOf({ state }))).toContain('$1.05');
      expect(draw(editCardOf({ state, costMicros: 9e6 }, hidden))).not.toContain('$');
    }
  });

  test('bare: nobody’s words, and no link beside a file', () => {
    const bare = { bare: true, link: LINK };
    for (const state of ['delivered', 'failed'] as const) {
      const text = draw(editCardOf({ state }, { ...bare, fileName: 'k.mp4' }));
      expect(text).not.toContain('snow');
      expect(text).not.toContain('cdn.example');
      expect(text).toContain('ref k7f3q2m9x1');
    }
    expect(draw(editCardOf({ state: 'delivered' }, bare))).toContain('cdn.example');
  });

  test('the clip is in a message of its own', () => {
    const elsewhere = { channelId: '12', messageId: '34' };
    const text = draw(editCardOf({ state: 'delivered' }, { bare: true, elsewhere }));
    expect(text).toContain('(https://discord.com/channels/900000000000000006/12/34)');
  });

  test('a prompt is there in full up to 1500 characters, however it is escaped', () => {
    const full = 'a'.repeat(1500);
    expect(draw(editCardOf({ prompt: full }))).toContain(`> ${full}\n`);
    for (const prompt of [`${full}b`, NASTY, '\u{1F600}'.repeat(2500), '*'.repeat(2500)]) {
      const line = /^> (.*)$/m.exec(draw(editCardOf({ prompt })))?.[1] ?? '';
      expect(line.length).toBeLessThanOrEqual(1500);
      expect(line.length).toBeGreaterThan(1450);
      expect(line.endsWith('…')).toBe(true);
    }
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

  test('an ending nobody knows: it may be billed, and can be had again', () => {
    const drawn = drawCard(editCardOf({ state: 'unknown_outcome' }), null);
    expect(textOf(drawn)).toContain('may still bill this one');
    expect(buttonsOf(drawn)).toEqual(['Run again 1:again:k7f3q2m9x1']);
  });

  test('a cancelled edit whose clip was made all the same: dropped, and counted', () => {
    const early = draw(editCardOf({ state: 'cancelled' }));
    expect(early).toContain('before a clip was made');
    expect(early).toContain('Nothing was taken from your limits.');
    const dropped = draw(editCardOf({ state: 'cancelled', dropped: true }));
    expect(dropped).toContain('**Cancelled.**');
    expect(dropped).toContain('its result was dropped');
    expect(dropped).toContain('It counts against your limits');
    expect(dropped).not.toMatch(/before a clip|Nothing was taken/);
  });

  test('a refusal, and the button that puts it away', () => {
    const drawn = drawCard(REFUSAL, null);
    expectAccepted(REFUSAL);
    expect(textOf(drawn)).toBe(
      '**The clip is 12.4 s long. Kling takes 3 to 10 s.**\nTrim it and try again.\n-# ref 900000000000000005',
    );
    expect(JSON.stringify(drawn)).toContain(`"custom_id":"1:dismiss:${PERSON}"`);
    expect(draw({ ...REFUSAL, reference: null } as Card)).not.toContain('ref');
  });
});

describe('Cancel', () => {
  const early = ['preparing', 'awaiting_consent', 'awaiting_approval', 'queued'] as const;
  const withButton: readonly EditState[] = [...early, 'submitting', 'generating'];

  test.each(EDIT_STATES)('in %s', (state) => {
    const buttons = buttonsOf(drawCard(editCardOf({ state }), null));
    const cancel = buttons.filter((one) => one.startsWith('Cancel'));
    expect(cancel).toEqual(withButton.includes(state) ? ['Cancel 1:cancel:k7f3q2m9x1'] : []);
  });

  test('is gone once the result is to be dropped', () => {
    for (const state of ['submitting', 'generating'] as const) {
      expect(buttonsOf(drawCard(editCardOf({ state, dropped: true }), null))).toEqual([]);
    }
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
    expect(progress(START, START + elapsed, 240_000, en)).toBe(shown);
  });

  test('without an expectation it promises nothing', () => {
    expect(progress(START, START, 0, en)).toContain('taking longer than usual');
  });
});
