import { expect } from 'vitest';
import { readMessageBody } from '../../../sandbox/discord/rules/message-body.ts';
import type { Card } from '../../../src/core/card.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { CARD_LIMITS } from '../../../src/discord/cards/parts.ts';
import { draftMessage } from '../../../src/discord/message-body.ts';
import { countComponents, textOf } from './samples.ts';
import { inEveryLanguage } from './spoken.ts';

export function draw(card: Card): string {
  return textOf(drawCard(card, null));
}

/** Draws it in every language and has the local Discord refuse what Discord would. */
export function expectAccepted(card: Card): void {
  inEveryLanguage(card, expectTaken);
}

function expectTaken(card: Card): void {
  const wanted = filesOf(card);
  const files = wanted.flatMap((filename) =>
    filename === null ? [] : [{ path: '/x', filename, bytes: 1 }],
  );
  const { body, names } = draftMessage(card, files, null);
  const uploads = names.map((name, at) => ({
    index: String(at),
    name,
    path: '/x',
    size: 1,
    type: 'video/mp4',
  }));
  const plain: unknown = JSON.parse(JSON.stringify(body));
  for (const kind of ['create', 'edit', 'webhook-edit'] as const) {
    readMessageBody(kind, plain, { uploads: uploads as never });
  }
  expectWithinLimits(body.components);
}

function filesOf(card: Card): readonly (string | null)[] {
  if (card.kind === 'ask') return card.report.files;
  return card.kind === 'edit' ? [card.fileName, card.beforeName] : [];
}

/** The same as what a private answer becomes, with the file that it names. */
export function expectAcceptedWithFile(card: Card, name: string): void {
  const upload = { index: '0', name, path: '/x', size: 1, type: 'application/json' };
  inEveryLanguage(card, (spoken, reader) => {
    const components = drawCard(spoken, reader);
    const body: unknown = JSON.parse(JSON.stringify({ flags: 32768, components }));
    readMessageBody('webhook-edit', body, { uploads: [upload] as never });
  });
}

/** The same as an answer to an interaction, which only one person sees. */
export function expectAcceptedPrivately(card: Card, fills = false): void {
  inEveryLanguage(card, expectTakenPrivately, fills);
}

function expectTakenPrivately(card: Card, reader: string): void {
  const components = drawCard(card, reader);
  const body = { flags: 32768, components, allowed_mentions: { parse: [] } };
  const plain = (flags: number): unknown => JSON.parse(JSON.stringify({ ...body, flags }));
  readMessageBody('reply', plain(32768 | 64), { uploads: [] });
  readMessageBody('update', plain(32768), { uploads: [] });
  expectWithinLimits(components);
}

function expectWithinLimits(components: unknown): void {
  const text = textOf(components);
  expect(text.length).toBeGreaterThan(10);
  expect(text.length).toBeLessThanOrEqual(CARD_LIMITS.text);
  expect(countComponents(components)).toBeLessThanOrEqual(CARD_LIMITS.components);
  expect(text).not.toMatch(/undefined|NaN|\[object/);
}
