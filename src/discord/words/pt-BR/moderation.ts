import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import { mentions, quoted } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { count, either, many } from './figures.ts';

const DAYS = { zero: '0 dias', one: '# dia', other: '# dias' };
const IF_A_MISTAKE = 'Fale com a moderação se achar que é um engano.';
const TO_KNOW_MORE = 'Pergunte à moderação se quiser saber mais.';

export const moderationWords = {
  server_paused: () => ({
    what: 'A moderação deste servidor pausou as edições.',
    todo: 'Tente de novo mais tarde ou pergunte a ela quando continuam.',
  }),
  gate_blocked: ({ reason, untilMs }) => ({
    what: 'A moderação deste servidor bloqueou a edição de clipes para você.',
    todo: untilMs === null ? IF_A_MISTAKE : `Você poderá editar de novo ${relativeTime(untilMs)}.`,
    ...quoted(reason),
  }),
  gate_channel: ({ channels }) => ({
    what: 'Neste canal não se editam clipes.',
    todo: channels.length === 0 ? 'Use outro canal.' : `Em vez dele, use ${anyOf('#', channels)}.`,
  }),
  gate_role_denied: () => ({
    what: 'Um dos seus cargos não pode editar clipes neste servidor.',
    todo: IF_A_MISTAKE,
  }),
  gate_role_missing: ({ roles }) => ({
    what: 'Para editar clipes neste servidor é preciso um cargo que você não tem.',
    todo:
      roles.length === 0
        ? 'Peça esse cargo à moderação.'
        : `Peça à moderação o cargo ${anyOf('@&', roles)}.`,
  }),
  gate_member_new: ({ days, fromMs }) => ({
    what: `A edição de clipes é para quem está neste servidor há ${many(days, DAYS)} ou mais.`,
    todo: `Você poderá editar ${relativeTime(fromMs)}.`,
  }),
  gate_account_new: ({ days, fromMs }) => ({
    what: `Para editar clipes aqui é preciso uma conta do Discord com ${many(days, DAYS)} ou mais.`,
    todo: `A sua terá idade suficiente ${relativeTime(fromMs)}.`,
  }),
  words_refused: () => ({
    what: 'O prompt tem uma palavra que não é bem-vinda aqui.',
    todo: 'Diga com outras palavras e tente de novo.',
  }),
  not_moderator: () => ({
    what: 'Só a moderação deste servidor pode decidir isso.',
    todo: 'Peça a alguém da moderação.',
  }),
  already_decided: () => ({
    what: 'Alguém já decidiu isto.',
    todo: 'O cartão mostra quem e como.',
  }),
  already_appealed: () => ({
    what: 'Já houve um recurso contra esta decisão, e isso só pode ser feito uma vez.',
    todo: TO_KNOW_MORE,
  }),
  already_reported: () => ({
    what: 'Você já denunciou este clipe.',
    todo: 'A moderação tem a sua denúncia.',
  }),
  rejected: ({ reason }) => ({
    what: 'A moderação deste servidor recusou esta edição.',
    todo: 'Você pode entrar com um recurso uma vez ou pedir outra coisa.',
    ...quoted(reason),
  }),
  approval_expired: () => ({
    what: 'Ninguém da moderação respondeu antes de os links dos seus arquivos expirarem.',
    todo: 'Peça de novo, anexando os arquivos outra vez.',
  }),
  review_rejected: ({ reason }) => ({
    what: 'A moderação deste servidor não quer que este clipe seja mostrado.',
    todo: TO_KNOW_MORE,
    ...quoted(reason),
  }),
  taken_down: ({ reason }) => ({
    what: 'A moderação deste servidor removeu este clipe.',
    todo: 'Pergunte a alguém dela se quiser saber mais.',
    ...quoted(reason),
  }),
  clip_deleted: () => ({
    what: 'Este clipe foi excluído por quem o pediu.',
    todo: 'Não resta nada dele aqui.',
  }),
  only_in_server: () => ({
    what: 'Isso funciona no servidor em que o clipe foi feito, não em mensagens diretas.',
    todo: 'Peça à moderação de lá ou use os comandos lá.',
  }),
  block_days: ({ max }) => ({
    what: `Um bloqueio dura um número inteiro de dias, de 1 a ${count(max)}.`,
    todo: 'Deixe os dias em branco para bloquear alguém até o desbloqueio.',
  }),
  moderators_unreachable: () => ({
    what: 'Isto precisa da moderação, mas o bot não alcança o canal em que pergunta a ela.',
    todo: 'Avise alguém da moderação: /kling-admin configurar define o canal.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

function anyOf(sign: '#' | '@&', ids: readonly string[]): string {
  const { shown, hasMore } = mentions(sign, ids);
  return either(hasMore ? [...shown, 'outros'] : shown);
}
