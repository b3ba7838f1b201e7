import type { Texts } from '../texts.ts';

export const rules: Texts['rules'] = {
  everyone: {
    label: 'Tout le monde sur le serveur',
    description: 'Toute personne qui peut y modifier des clips peut le remixer.',
    says: 'Tout le monde sur un serveur peut y remixer tes résultats.',
  },
  me: {
    label: 'Moi seulement',
    description: 'Personne d’autre ne peut le remixer.',
    says: 'Personne d’autre que toi ne peut remixer tes résultats.',
  },
  ask: {
    label: 'Me demander à chaque fois',
    description: 'Tu reçois une carte avec Autoriser et Refuser.',
    says: 'On te demande ton accord avant de remixer un de tes résultats.',
  },
  uploadsOpen: 'Les autres peuvent utiliser les clips que tu as envoyés ou publiés.',
  uploadsClosed: 'Les autres ne peuvent pas utiliser les clips que tu as envoyés ou publiés.',
};
