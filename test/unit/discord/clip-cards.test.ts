import { describe, expect, test } from 'vitest';

import type { Card } from '../../../src/core/card.ts';
import type { TakeDown } from '../../../src/core/edit.ts';
import type { Moderated, Reported } from '../../../src/core/reported.ts';
import { EDIT_STATES } from '../../../src/core/states.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { draftMessage } from '../../../src/discord/message-body.ts';
import { draw, expectAccepted, expectAcceptedPrivately } from './accepted.ts';
import { buttonsOf, editCardOf, jobOf, PERSON, sampleEdit, START } from './samples.ts';

const NASTY = '<@1>`*_# [x](https://e.io) '.repeat(200).slice(0, 2500);
const ID = 'k7f3q2m9x1';
const DOWN: TakeDown = { kind: 'taken_down', by: '7', atMs: START, reason: 'not <@1> here' };
const DELETED: TakeDown = { kind: 'deleted', by: PERSON, atMs: START, reason: '' };
const LINK = { url: 'https://out.example/1?sig=x', expiresAtMs: START };

describe('a result', () => {
  test.each(['delivering', 'delivered'] as const)('has its buttons, in %s', (state) => {
    expect(buttonsOf(drawCard(editCardOf({ state }, { fileName: 'k.mp4' }), null))).toEqual([
      `Remix 1:remix:${ID}`,
      `Remix the original 1:remix-original:${ID}`,
      `Run again 1:again:${ID}`,
      `Report 1:report:${ID}`,
      `Delete 1:delete:${ID}`,
    ]);
  });
});

describe('a clip that was taken down', () => {
  const message = {
    channelId: '1',
    messageId: '2',
    attachment: { id: '3', filename: 'k.mp4' },
  };

  test.each(EDIT_STATES)('in %s shows nothing of it, and takes every file off', (state) => {
    for (const takeDown of [DOWN, DELETED, { ...DOWN, reason: NASTY }]) {
      const card = editCardOf(
        { state, takeDown, prompt: 'make it snow', message },
        { fileName: 'k.mp4', beforeName: 'b.mp4', link: LINK },
      );
      const { body, files } = draftMessage(
        card,
        [{ path: '/x', filename: 'k', bytes: 1 }],
        message,
      );
      expect(body.attachments).toEqual([]);
      expect(files).toEqual([]);
      const said = JSON.stringify(body.components);
      expect(said).not.toMatch(/snow|attachment|out\.example|<@1>|custom_id|https?:\/\//);
      expect(said).toContain(`ref ${ID}`);
      expectAccepted({ ...card, fileName: null, beforeName: null });
    }
  });

  test('says who did it, and why', () => {
    expect(draw(editCardOf({ state: 'delivered', takeDown: DOWN }))).toContain(
      `**This clip of <@${PERSON}> was taken down** by a moderator.\n> not `,
    );
    expect(draw(editCardOf({ state: 'delivered', takeDown: DELETED }))).toContain(
      `**This clip was deleted** by <@${PERSON}>`,
    );
    const bare = editCardOf({ state: 'delivered', takeDown: DOWN }, { bare: true });
    expect(draw(bare)).not.toContain('not ');
  });

  test('stands in the job list as what it is', () => {
    const list = (takeDown: TakeDown) =>
      draw({
        kind: 'jobs',
        report: { nowMs: START, jobs: [jobOf({ state: 'delivered', takeDown })] },
      });
    expect(list(DOWN)).toContain('**Taken down** by a moderator');
    expect(list(DELETED)).toContain('**Deleted**');
  });
});

describe('what was reported', () => {
  const reported = (changes: Partial<Reported> = {}): Reported => ({
    round: 2,
    reports: [{ by: '900000000000000014', atMs: START, reason: 'it is *bad*' }],
    decision: null,
    card: null,
    rev: 1,
    ...changes,
  });
  const cardOf = (changes: Partial<Reported> = {}, edit = sampleEdit()): Card => ({
    kind: 'reported',
    edit,
    reported: reported(changes),
  });

  test('for moderators: whose, where, what, who said so, and what they can do', () => {
    const message = { channelId: '12', messageId: '34' };
    const card = cardOf({}, sampleEdit({ message, way: 'reply' }));
    const text = draw(card);
    expect(text).toContain('**A clip was reported:** 1 report');
    expect(text).toContain(`<@${PERSON}>, [message](https://discord.com/channels/`);
    expect(text).toContain('> make it snow');
    expect(text).toContain('<@900000000000000014>');
    expect(text).toMatch(/it is \\\*bad\\\*/);
    expect(text).toContain(`-# ref ${ID}-r2`);
    expect(buttonsOf(drawCard(card, null))).toEqual([
      `Take down… 1:take-down:${ID}:2`,
      `Dismiss report 1:dismiss-report:${ID}:2`,
      `Block… 1:block-reported:${ID}`,
    ]);
  });

  test.each([
    ['dismissed', '**Dismissed** by <@7>'],
    ['taken_down', '**Taken down** by <@7>'],
    ['deleted', '**Deleted by its requester** <t:'],
  ] as const)('once %s: who decided it, and nothing left to decide', (kind, words) => {
    const card = cardOf({ decision: { kind, by: '7', atMs: START, reason: 'so' } });
    expect(draw(card)).toContain(words);
    expect(buttonsOf(drawCard(card, null))).toEqual([`Block… 1:block-reported:${ID}`]);
  });

  test('is taken by Discord, also at its longest', () => {
    expect.hasAssertions();
    const many = Array.from({ length: 5_000 }, (_, at) => ({
      by: '9'.repeat(20),
      atMs: START + at,
      reason: NASTY.slice(0, 500),
    }));
    const message = { channelId: '9'.repeat(20), messageId: '9'.repeat(20) };
    const edit = sampleEdit({ prompt: NASTY, message, way: 'reply' });
    const decision = {
      kind: 'taken_down',
      by: '9'.repeat(20),
      atMs: START,
      reason: NASTY,
    } as const;
    for (const card of [
      cardOf({ reports: many, round: 1_000_000 }, edit),
      cardOf({ reports: many, decision }, edit),
      cardOf({ reports: [] }),
    ]) {
      expectAccepted(card);
      expectAcceptedPrivately(card);
    }
    expect(draw(cardOf({ reports: many }))).toContain('and 4,995 earlier reports');
  });
});

test('what came of it is taken by Discord', () => {
  expect.hasAssertions();
  const outcomes: Moderated[] = [
    { kind: 'ask_delete', editId: ID },
    { kind: 'deleted' },
    { kind: 'taken_down' },
    { kind: 'reported', where: null },
    { kind: 'reported', where: { channelId: '1' } },
    { kind: 'blocked', userId: PERSON, untilMs: null },
    { kind: 'blocked', userId: PERSON, untilMs: START },
  ];
  for (const outcome of outcomes) expectAcceptedPrivately({ kind: 'moderated', outcome });
  expect(draw({ kind: 'moderated', outcome: { kind: 'reported', where: null } })).toContain(
    'find it in the audit log',
  );
});
