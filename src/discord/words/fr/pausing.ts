import type { Texts } from '../texts.ts';

export const pausing: Texts['pausing'] = {
  here: '**Les modifications sont en pause sur ce serveur.**',
  hereMeans:
    'Rien de nouveau ne démarre, et les modifications dans la file d’attente prennent fin sans être facturées. Ce qui est déjà en cours va jusqu’au bout.',
  howToResume: '/kling-admin reprendre lève la pause.',
  goesOnHere: '**Les modifications reprennent sur ce serveur.**',
  everywhere: '**Les modifications sont en pause sur tous les serveurs.**',
  everywhereMeans:
    'Les modifications dans la file d’attente gardent leur place, et les nouvelles sont refusées. /kling-admin reprendre lève la pause.',
};
