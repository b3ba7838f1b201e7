import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { clipLength, many } from './figures.ts';

export const ask: Texts['ask'] = {
  title: {
    mayBeMade: (who) => `**Cette modification peut-elle être faite ?** ${who} le demande.`,
    mayBeShown: (who) => `**Ce clip peut-il être montré ?** ${who} l’a demandé.`,
    clip: (who) => `Un clip de ${who}`,
    request: (who) => `Une demande de ${who}`,
  },
  screened: {
    flagged:
      'Le service de modération que ce bot consulte a une objection contre des images de ce clip.',
    unanswered: 'Le service de modération que ce bot consulte n’a pas répondu au sujet de ce clip.',
  },
  verdicts: {
    approved: (by, atMs) => `**Approuvée** par ${by} ${relativeTime(atMs)}.`,
    rejected: (by, atMs) => `**Refusée** par ${by} ${relativeTime(atMs)}.`,
    published: (by, atMs) => `**Publié** par ${by} ${relativeTime(atMs)}.`,
    withheld: (by, atMs) =>
      `**Refusé** par ${by} ${relativeTime(atMs)} : **le clip n’est montré à personne.**`,
  },
  tooLate: '**Trop tard :** personne n’a répondu à temps.',
  withdrawn: '**Demande annulée** avant toute décision.',
  over: (why) => (why === null ? '**C’est terminé.**' : `**C’est terminé.** ${why}`),
  shown: {
    editedClip: 'Le clip modifié',
    clipBefore: 'Le clip d’avant',
    clip: 'Le clip',
    picture: (n) => `Image ${n}`,
  },
  notAttached: 'Le clip n’a pas pu être joint ici.',
  firstEdit: 'C’est sa première modification ici.',
  latestEdits: (edits, outcomes) =>
    `${many(edits, { one: 'Sa dernière modification', other: 'Ses # dernières modifications' })} ici : ${outcomes.join(', ')}.`,
  outcomes: {
    delivered: (n) => many(n, { one: '# livrée', other: '# livrées' }),
    rejected: (n) => many(n, { one: '# refusée', other: '# refusées' }),
    refusedByKling: (n) =>
      many(n, {
        one: '# refusée par les règles de contenu de Kling',
        other: '# refusées par les règles de contenu de Kling',
      }),
    takenDown: (n) => many(n, { one: '# retirée', other: '# retirées' }),
  },
  blocked: (who) => `Un blocage empêche ${who} de modifier des clips ici.`,
  blockedUntil: (who, untilMs) =>
    `Un blocage empêche ${who} de modifier des clips ici. Il se termine ${relativeTime(untilMs)}.`,
  clipOf: (clipMs) => `clip de ${clipLength(clipMs)}`,
  inChannel: (channel) => `dans ${channel}`,
  askedFor: (atMs) => `demande faite ${relativeTime(atMs)}`,
  answerBy: (atMs) => `le délai de réponse se termine ${relativeTime(atMs)}`,
  approve: 'Approuver',
  publish: 'Publier',
  reject: 'Refuser…',
  block: 'Bloquer…',
  heldUp: '**La modification ne peut pas démarrer maintenant, donc rien n’a été décidé.**',
  wouldBeTold: (who) => `Ce qui serait dit à ${who} :`,
  told: (what, todo) => `${what} ${todo}`,
};
