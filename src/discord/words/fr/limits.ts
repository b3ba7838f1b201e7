import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { clipLength, count, dollars, many } from './figures.ts';

const again = (freesAtMs: number): string => `De la place se libère ${relativeTime(freesAtMs)}.`;

export const limitWords = {
  limit_at_once: ({ max }) => ({
    what:
      max === 1
        ? 'Tu as une modification en cours, et la limite ici est d’une seule à la fois.'
        : `Tu as ${count(max)} modifications en cours, et c’est la limite ici.`,
    todo: 'Attends qu’une modification se termine, ou annules-en une avec /kling modifs.',
  }),
  limit_pending: ({ max }) => ({
    what: `Tu as ${many(max, { one: '# demande', other: '# demandes' })} en attente de l’accord de quelqu’un, et c’est la limite.`,
    todo: 'Attends une réponse, ou annule une demande avec /kling modifs.',
  }),
  limit_cooldown: ({ freesAtMs }) => ({
    what: 'Ici, il y a une pause entre deux modifications d’une même personne.',
    todo: `Tu pourras lancer la prochaine ${relativeTime(freesAtMs)}.`,
  }),
  limit_day_edits: ({ max, freesAtMs }) => ({
    what:
      max === 1
        ? 'Tu as utilisé ton unique modification du jour.'
        : `Tu as utilisé tes ${count(max)} modifications du jour.`,
    todo: again(freesAtMs),
  }),
  limit_day_clip: ({ leftMs, clipMs, maxMs, freesAtMs }) => ({
    what: `Ce clip dure ${clipLength(clipMs)}, et sur tes ${clipLength(maxMs)} par jour, il reste ${clipLength(leftMs)}.`,
    todo: again(freesAtMs),
  }),
  limit_server_day: ({ leftMicros, neededMicros, freesAtMs }) => ({
    what: `Cette modification coûterait environ ${dollars(neededMicros)}, et sur le budget du jour de ce serveur, il reste ${dollars(leftMicros)}.`,
    todo: again(freesAtMs),
  }),
  limit_bot_month: ({ freesAtMs }) => ({
    what: 'Le bot a atteint ce qu’il peut dépenser ce mois-ci.',
    todo: again(freesAtMs),
  }),
  above_ceiling: ({ maxMicros }) => ({
    what: `Les personnes qui gèrent ce bot permettent au plus ${dollars(maxMicros)} par jour à un serveur.`,
    todo: 'Choisis ce montant ou moins.',
  }),
  budget_of_role: () => ({
    what: 'Le budget d’un jour et l’affichage des coûts valent pour tout le serveur et ne se règlent pas par rôle.',
    todo: 'Règle-le sans indiquer de rôle.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
