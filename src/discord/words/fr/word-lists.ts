import type { RemoteRules } from '../../../core/word-lists.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';

const THEN = {
  refuse: 'la modification est refusée',
  approval: 'la modération décide d’abord',
  allow: 'la modification continue',
} satisfies Record<RemoteRules['unanswered'], string>;

const andMore = (n: number): string[] => (n === 0 ? [] : [`et ${count(n)} de plus`]);

export const wordLists: Texts['wordLists'] = {
  title: '**Mots dans les prompts**',
  saved: '**Enregistré. Voici ce qui vaut ici désormais :**',
  nothingSaved: '**Rien n’a été enregistré :**',
  noLetters: (word) =>
    `« ${word} » ne contient ni lettre ni chiffre : il n’y a donc rien à chercher.`,
  tooLong: (word, letters, max) =>
    `« ${word} » a ${count(letters)} lettres ; une entrée en a au plus ${count(max)}.`,
  duplicate: (word, of) => `« ${word} » y est déjà, sous la forme « ${of} ».`,
  tooMany: (entries, max) =>
    `Cela ferait ${count(entries)} entrées ; une liste en contient au plus ${count(max)}.`,
  notOnList: (word) => `« ${word} » n’est pas sur cette liste.`,
  moreNotes: (n) => many(n, { one: 'et # autre remarque', other: 'et # autres remarques' }),
  builtIn: {
    off: 'La liste de mots propre au bot est désactivée.',
    refuse: `La liste de mots propre au bot : ${THEN.refuse}.`,
    approval: `La liste de mots propre au bot : ${THEN.approval}.`,
  },
  remote: (flagged, unanswered) =>
    `Quand le service de modération a une objection, ${THEN[flagged]} ; quand il ne répond pas, ${THEN[unanswered]}.`,
  nobodyToAsk:
    'Il n’y a pas de salon de modération, donc là où la modération déciderait, la modification est refusée : /kling-admin configurer en désigne un.',
  lists: {
    refuse: (words, more) =>
      `**Mots avec lesquels ${THEN.refuse} :** ${[...words, ...andMore(more)].join(', ')}`,
    approval: (words, more) =>
      `**Mots avec lesquels ${THEN.approval} :** ${[...words, ...andMore(more)].join(', ')}`,
  },
  emptyLists: {
    refuse: `**Mots avec lesquels ${THEN.refuse} :** aucun`,
    approval: `**Mots avec lesquels ${THEN.approval} :** aucun`,
  },
  hint: 'Les mots sont reconnus quelle que soit leur écriture, même déguisés ; les entrées ne sont pas des motifs de recherche',
};
