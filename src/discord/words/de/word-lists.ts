import type { RemoteRules } from '../../../core/word-lists.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

const THEN: Record<RemoteRules['unanswered'], string> = {
  refuse: 'wird die Bearbeitung abgelehnt',
  approval: 'entscheidet erst die Moderation',
  allow: 'geht die Bearbeitung weiter',
};

const andMore = (n: number): string[] => (n === 0 ? [] : [`und ${count(n)} weitere`]);

export const wordLists: Texts['wordLists'] = {
  title: '**Wörter in Prompts**',
  saved: '**Gespeichert. Ab jetzt gilt hier:**',
  nothingSaved: '**Es wurde nichts gespeichert:**',
  noLetters: (word) =>
    `„${word}“ enthält keinen Buchstaben und keine Ziffer, also gibt es nichts zu suchen.`,
  tooLong: (word, letters, max) =>
    `„${word}“ hat ${count(letters)} Buchstaben; ein Eintrag hat höchstens ${count(max)}.`,
  duplicate: (word, of) => `„${word}“ ist schon da, als „${of}“.`,
  tooMany: (entries, max) =>
    `Das wären ${count(entries)} Einträge; eine Liste fasst höchstens ${count(max)}.`,
  notOnList: (word) => `„${word}“ steht nicht auf dieser Liste.`,
  moreNotes: (n) => many(n, { one: 'und # weiterer Hinweis', other: 'und # weitere Hinweise' }),
  builtIn: {
    off: 'Die eigene Wortliste des Bots ist aus.',
    refuse: `Bei Wörtern von der eigenen Liste des Bots ${THEN.refuse}.`,
    approval: `Bei Wörtern von der eigenen Liste des Bots ${THEN.approval}.`,
  },
  remote: (flagged, unanswered) =>
    `Wenn der Moderationsdienst etwas beanstandet, ${THEN[flagged]}; wenn er nicht antwortet, ${THEN[unanswered]}.`,
  nobodyToAsk:
    'Es gibt keinen Moderationskanal, darum wird die Bearbeitung abgelehnt, wo die Moderation entscheiden würde. Den Kanal legst du fest mit /kling-admin einrichten.',
  lists: {
    refuse: (words, more) =>
      `**Bei diesen Wörtern ${THEN.refuse}:** ${[...words, ...andMore(more)].join(', ')}`,
    approval: (words, more) =>
      `**Bei diesen Wörtern ${THEN.approval}:** ${[...words, ...andMore(more)].join(', ')}`,
  },
  emptyLists: {
    refuse: `**Bei diesen Wörtern ${THEN.refuse}:** keine`,
    approval: `**Bei diesen Wörtern ${THEN.approval}:** keine`,
  },
  hint: 'Wörter werden gefunden, wie auch immer sie geschrieben oder getarnt sind; Einträge sind keine Muster',
};
