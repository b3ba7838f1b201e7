import type { ErrorCode } from '../../../core/errors.ts';
import type { PauseReason } from '../../../core/pause.ts';
import type { WordsFor } from '../words.ts';
import { listed } from './figures.ts';
import { paused } from './paused.ts';
import { lacking, permissions } from './permissions.ts';

export const doorWords = {
  server_not_allowed: () => ({
    what: 'Este bot não está configurado para funcionar neste servidor.',
    todo: 'Peça a quem opera o bot para liberá-lo aqui.',
  }),
  gate_closed: ({ canSetUp }) => ({
    what: 'A edição de clipes não está aberta para você neste servidor.',
    todo: canSetUp
      ? 'Você pode abri-la com /kling-admin configurar.'
      : 'Peça a alguém que gerencia este servidor para usar /kling-admin configurar.',
  }),
  bot_lacks_permission: ({ permissions: missing }) => ({
    what:
      missing.length === 0
        ? 'Não consigo postar clipes neste canal.'
        : missing.map((one) => lacking[one]).join(' '),
    todo:
      missing.length === 0
        ? 'Peça à moderação para me dar permissão.'
        : `Peça à moderação para me permitir ${listed(missing.map((one) => `“${permissions[one]}”`))}.`,
  }),
  store_unreachable: () => ({
    what: 'No momento, o bot não consegue acessar os próprios registros, por isso nada começou.',
    todo: 'Tente de novo daqui a alguns minutos.',
  }),
  acceptance_unknown: () => ({
    what: 'A conexão caiu enquanto seu pedido era recebido: ele pode estar na fila ou não.',
    todo: 'Veja em /kling edições daqui a um minuto, antes de pedir de novo.',
  }),
  interrupted: () => ({
    what: 'O bot foi reiniciado enquanto analisava seu pedido. Nada foi gasto.',
    todo: 'Envie o comando de novo.',
  }),
  not_yours: () => ({
    what: 'Isto é de outra pessoa.',
    todo: 'Você pode começar uma edição sua com /kling-edit.',
  }),
  outdated_control: () => ({
    what: 'Este botão é de uma versão mais antiga do bot e não funciona mais.',
    todo: 'Use os comandos: /kling ajuda mostra quais são.',
  }),
  not_manager: () => ({
    what: 'Só quem pode gerenciar este servidor pode fazer isso.',
    todo: 'Peça a alguém com a permissão “Gerenciar servidor”.',
  }),
  not_operator: () => ({
    what: 'Só quem opera este bot pode fazer isso.',
    todo: 'Se for preciso, peça a quem o opera.',
  }),
  edit_unknown: () => ({
    what: 'O bot não conhece mais esta edição.',
    todo: 'Veja em /kling edições as que ele conhece.',
  }),
  no_result_here: () => ({
    what: 'Não há nenhum clipe seu neste canal.',
    todo: 'Indique uma edição pela referência, que fica em letras pequenas abaixo do clipe.',
  }),
  already_ended: () => ({
    what: 'Esta edição já terminou.',
    todo: 'Não há mais nada para parar.',
  }),
  not_paused: () => ({
    what: 'Nada está em pausa no momento.',
    todo: 'As edições começam assim que chega a vez delas.',
  }),
  edits_paused: ({ reason }) => ({ what: paused[reason], todo: pauseTodo(reason) }),
} satisfies Partial<WordsFor<ErrorCode>>;

function pauseTodo(reason: PauseReason): string {
  return reason === 'operator'
    ? 'Tente de novo mais tarde; as edições que estão na fila mantêm o lugar.'
    : 'Quem opera o bot já recebeu o aviso; as edições que estão na fila mantêm o lugar.';
}
