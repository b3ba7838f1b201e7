import { describe, expect, test } from 'vitest';

import type { AskReport } from '../../../src/core/ask.ts';
import type { Card } from '../../../src/core/card.ts';
import type { ConsentReport } from '../../../src/core/consent.ts';
import type { Reported } from '../../../src/core/reported.ts';
import { sendAnswer } from '../../../src/discord/answers.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { localeOf } from '../../../src/discord/cards/texts-of.ts';
import { parseInteraction } from '../../../src/discord/interaction.ts';
import type { DiscordInteractions } from '../../../src/discord/interactions.ts';
import { pressed, typed } from '../commands/payloads.ts';
import { editCardOf, REFUSAL, sampleEdit } from './samples.ts';

const ASKER = { ...sampleEdit().asker, serverLocale: 'ja' };
const EDIT = sampleEdit({ locale: 'de', asker: ASKER });
const READER = 'pt-BR';

const BY_ITSELF: [string, Card, string][] = [
  ['an edit’s, its person’s', editCardOf(EDIT), 'de'],
  ['a refusal, that of who is refused', { ...REFUSAL, locale: 'fr' } as Card, 'fr'],
  [
    'a request to moderators, the server’s',
    { kind: 'ask', report: { edit: EDIT } as AskReport },
    'ja',
  ],
  [
    'a question to people, the server’s',
    { kind: 'consent', report: { edit: EDIT } as ConsentReport },
    'ja',
  ],
  ['an appeal, the server’s', { kind: 'appeal', edit: EDIT, text: '' }, 'ja'],
  ['a report, the server’s', { kind: 'reported', edit: EDIT, reported: {} as Reported }, 'ja'],
  ['audit entries, the server’s', { kind: 'audit_news', lines: [], locale: 'es-ES' }, 'es-ES'],
];

type ByItself = 'edit' | 'refusal' | 'ask' | 'consent' | 'appeal' | 'reported' | 'audit_news';

/** All others; what each has to show plays no part. */
const THE_READERS = Object.keys({
  usage: 0,
  help: 0,
  jobs: 0,
  history: 0,
  privacy: 0,
  edit_rule: 0,
  lineage: 0,
  limits: 0,
  stopped: 0,
  personal: 0,
  moderated: 0,
  resumed: 0,
  held_up: 0,
  setup: 0,
  access: 0,
  words: 0,
  audit: 0,
  exported: 0,
  server_usage: 0,
  blocks: 0,
  server_pause: 0,
  paused: 0,
} satisfies Record<Exclude<Card['kind'], ByItself | 'notice'>, 0>);

describe('the language of a card', () => {
  test.each(BY_ITSELF)('%s, whoever reads it', (_name, card, locale) => {
    expect([localeOf(card, READER), localeOf(card, null)]).toEqual([locale, locale]);
  });

  test.each(THE_READERS)('%s: its reader’s', (kind) => {
    const card = { kind } as unknown as Card;
    expect([localeOf(card, READER), localeOf(card, 'fr')]).toEqual([READER, 'fr']);
  });

  test('to the operators: English', () => {
    const card = { kind: 'notice', reference: '1' } as Card;
    expect(localeOf(card, null)).toBe('en-US');
  });
});

test('two people who press on one card each read their own language in the answer, and the card keeps its own', async () => {
  const drawn: unknown[] = [];
  const draws = async (_reply: unknown, components: unknown): Promise<void> =>
    void drawn.push(components);
  const interactions = {
    replyPrivately: draws,
    updateMessage: draws,
  } as unknown as DiscordInteractions;
  const answer: Card = { kind: 'resumed' };
  const card = editCardOf(EDIT);
  for (const locale of ['fr', 'ja']) {
    const command = parseInteraction(typed({}, { locale }));
    const press = parseInteraction(pressed('1:x', { locale }));
    if (!command || !press) throw new Error('No interaction.');
    await sendAnswer(interactions, command, { how: 'privately', card: answer });
    await sendAnswer(interactions, press, { how: 'in_place', card });
  }
  const shown = drawCard(card, 'de');
  expect(drawn).toEqual([drawCard(answer, 'fr'), shown, drawCard(answer, 'ja'), shown]);
});
