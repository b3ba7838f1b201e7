import type { Texts } from '../texts.ts';

export const klingCommand: Texts['commands']['kling'] = {
  description: 'Tes modifications avec Kling, et tes limites',
  jobs: {
    name: 'modifs',
    description: 'Tes modifications : où elles en sont, et les clips qui n’ont pas pu être publiés',
  },
  usage: {
    name: 'utilisation',
    description: 'Ce que tu as utilisé de tes limites, et quand de la place se libère',
  },
  history: {
    name: 'historique',
    description: 'Les résultats de ce serveur que tu peux voir, en images',
    options: {
      whose: { name: 'de_qui', description: 'Les résultats de qui ; sans cela, de tout le monde' },
      person: { name: 'personne', description: 'Seulement les résultats de cette personne' },
      kind: { name: 'type', description: 'Quels résultats ; sans cela, tous' },
      channel: { name: 'salon', description: 'Seulement dans ce salon et ses fils' },
    },
    whose: { everyone: 'tout le monde ici', mine: 'les miens' },
    kinds: {
      all: 'tous',
      originals: 'originaux : faits à partir d’un clip envoyé',
      remixes: 'remix : faits à partir d’un autre résultat, ou d’un clip dans un message',
    },
  },
  lineage: {
    name: 'filiation',
    description:
      'Qui a fait quoi à partir de quoi : les remix autour d’un clip, en image et en mots',
    options: {
      edit: {
        name: 'référence',
        description: 'La référence sous un clip ; sans cela, ton dernier clip dans ce salon',
      },
    },
  },
  privacy: {
    name: 'confidentialité',
    description:
      'Ce qui est gardé à ton sujet, qui peut remixer tes clips, et si tu reçois des pings',
    options: {
      edit: {
        name: 'référence',
        description: 'La référence d’un de tes résultats : qui peut le remixer',
      },
    },
  },
  help: {
    name: 'aide',
    description: 'Comment modifier et remixer des clips ici, et ce qu’il y a d’autre',
  },
};

export const remixCommand: Texts['commands']['remix'] = { name: 'Remixer avec Kling' };
