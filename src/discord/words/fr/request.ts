import type { ErrorCode } from '../../../core/errors.ts';
import { missingReference, OPTIONS_MAX, shownReference } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { count, many } from './figures.ts';
import { nameOf, option, startNameOf } from './names.ts';
import { remixCommand } from './commands-kling.ts';

const IMAGES = { one: '# image', other: '# images' };
const ELEMENTS = { one: '# élément', other: '# éléments' };

const THERE_ARE = {
  image: {
    zero: 'il n’y a aucune image',
    one: 'il n’y a qu’une image',
    other: 'il n’y a que # images',
  },
  element: {
    zero: 'il n’y a aucun élément',
    one: 'il n’y a qu’un élément',
    other: 'il n’y a que # éléments',
  },
};

export const requestWords = {
  prompt_empty: () => ({
    what: 'Le prompt est vide.',
    todo: 'Écris ce qui doit changer dans le clip.',
  }),
  prompt_too_long: ({ length, max }) => ({
    what: `Le prompt fait ${count(length)} caractères. Kling en accepte jusqu’à ${count(max)}.`,
    todo: 'Raccourcis-le et réessaie.',
  }),
  reference_missing: ({ reference, kind, given }) => ({
    what: `Le prompt parle de ${shownReference(reference)}, mais ${many(given, THERE_ARE[kind])}.`,
    todo: referenceTodo(reference),
  }),
  image_gap: ({ given, missing }) => ({
    what: `Il y a une image dans ${option(given)}, mais aucune dans ${option(missing)}.`,
    todo: `Remplis d’abord ${option(missing)}, puis l’image suivante.`,
  }),
  element_gap: ({ given, missing }) => ({
    what: `Il y a un élément dans ${option(given)}, mais aucun dans ${option(missing)}.`,
    todo: `Commence par ${option(missing)} et ne saute aucun numéro.`,
  }),
  view_gap: ({ given, missing }) => ({
    what: `Il y a une vue dans ${option(given)}, mais aucune dans ${option(missing)}.`,
    todo: `Mets plutôt cette vue dans ${option(missing)}.`,
  }),
  view_without_element: ({ view, element }) => ({
    what: `Il y a une vue dans ${option(view)}, mais ${option(element)} lui-même manque.`,
    todo: `Joins la vue de face dans ${option(element)}.`,
  }),
  too_many_references: ({ images, elements, max }) => ({
    what: `Cela fait ${many(images, IMAGES)} et ${many(elements, ELEMENTS)}. Kling en accepte jusqu’à ${count(max)} en tout.`,
    todo: `Enlèves-en ${count(images + elements - max)} et réessaie.`,
  }),
  origin_refused: ({ input }) => ({
    what: `${startNameOf(input)} ne vient pas de Discord.`,
    todo: 'Joins le fichier lui-même à la commande.',
  }),
  file_empty: ({ input }) => ({
    what: `${startNameOf(input)} est un fichier vide.`,
    todo: 'Vérifie le fichier de ton côté et joins-le de nouveau.',
  }),
  file_unreachable: ({ input }) => ({
    what: `Discord n’a pas fourni ${nameOf(input)}.`,
    todo: 'Joins de nouveau le fichier dans une nouvelle commande.',
  }),
  file_too_slow: ({ input }) => ({
    what: `Lire ${nameOf(input)} a pris trop de temps.`,
    todo: 'Réessaie dans quelques minutes.',
  }),
  source_expired: ({ input }) => ({
    what: `Le lien de Discord vers ${nameOf(input)} a expiré avant que la modification puisse démarrer.`,
    todo: 'Refais la demande en joignant de nouveau le fichier.',
  }),
  remix_source_gone: () => ({
    what: 'Le clip dont ce remix est fait n’est plus là.',
    todo: 'Choisis un autre clip, ou joins-en un avec /kling-edit.',
  }),
  remix_not_ready: () => ({
    what: 'Cette modification n’a pas de clip à remixer.',
    todo: 'Attends que son clip soit là, ou choisis-en une autre.',
  }),
  remix_no_clip: () => ({
    what: 'Il n’y a pas de vidéo dans ce message.',
    todo: `Choisis ${remixCommand.name} dans le menu d’un message avec un clip.`,
  }),
  remix_draft_gone: () => ({
    what: 'Ce formulaire est resté ouvert trop longtemps.',
    todo: `Choisis de nouveau ${remixCommand.name} dans le menu du message.`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

function referenceTodo(reference: string): string {
  const remove = `enlève ${shownReference(reference)} du prompt`;
  const missing = missingReference(reference);
  switch (missing.kind) {
    case 'below_one':
      return `On les compte à partir de 1 : corrige le numéro, ou ${remove}.`;
    case 'not_attached':
      return `Joins ce qui manque dans ${option(missing.input)}, ou ${remove}.`;
    case 'above_most':
      return `Il y en a au plus ${count(OPTIONS_MAX)} : ${remove}.`;
  }
}
