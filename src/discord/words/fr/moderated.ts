import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const moderated: Texts['moderated'] = {
  askDelete: '**Supprimer ton clip ?**',
  askDeleteWhat:
    'Il disparaît de son message, de /kling modifs et du bot. Rien ne permet de le récupérer, et la modification reste facturée.',
  deleteIt: 'Le supprimer',
  deleted: '**Supprimé.** Le clip disparaît de son message dans un instant.',
  takenDown: '**Retiré.** Le clip disparaît de son message dans un instant.',
  reported: '**Merci, il est signalé.**',
  reportedInLog: 'La modération de ce serveur le trouve dans le journal d’audit.',
  reportedInChannel: 'La modération de ce serveur le voit dans son salon.',
  reporterSeen: 'Elle voit qui l’a signalé ; personne d’autre ne le voit.',
  blocked: (who) => `**${who} ne peut plus modifier de clips ici.**`,
  blockedForGood: 'Cela vaut jusqu’à ce que quelqu’un lève le blocage.',
  blockedUntil: (untilMs) => `Cela se termine ${relativeTime(untilMs)}.`,
};
