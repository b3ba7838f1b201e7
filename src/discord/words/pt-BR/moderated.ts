import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';

export const moderated: Texts['moderated'] = {
  askDelete: '**Excluir este seu clipe?**',
  askDeleteWhat:
    'Ele sai da mensagem, de /kling edições e do bot. Nada pode trazê-lo de volta, e a edição continua cobrada.',
  deleteIt: 'Excluir o clipe',
  deleted: '**Excluído.** O clipe sai da mensagem em instantes.',
  takenDown: '**Removido.** O clipe sai da mensagem em instantes.',
  reported: '**Denúncia enviada, agradecemos.**',
  reportedInLog: 'A moderação deste servidor a encontra no registro de auditoria.',
  reportedInChannel: 'A moderação deste servidor a vê no canal dela.',
  reporterSeen: 'Ela vê quem denunciou; mais ninguém vê.',
  blocked: (who) => `**${who} não pode mais editar clipes aqui.**`,
  blockedForGood: 'Vale até alguém desbloquear.',
  blockedUntil: (untilMs) => `Termina ${relativeTime(untilMs)}.`,
};
