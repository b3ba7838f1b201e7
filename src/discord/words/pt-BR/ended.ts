import type { Texts } from '../texts.ts';

export const ended: Texts['ended'] = {
  failed: 'Esta edição não deu certo.',
  unknownOutcome: 'Ninguém sabe dizer como esta edição terminou.',
  mayBeBilled:
    'O serviço de edição ainda pode cobrar por esta: repetir a edição pode custar uma segunda vez.',
  cancelled: {
    title: 'Cancelada.',
    what: 'Esta edição foi parada antes de um clipe ser feito.',
    whatDropped: 'O serviço de edição já tinha começado; o resultado foi descartado, como pedido.',
    todo: 'Use /kling-edit quando quiser começar outra.',
  },
  rejected: {
    notApproved: 'Não aprovada.',
    notAllowed: 'Não permitida.',
    couldNotStart: 'Não pôde começar a tempo.',
    couldNotBeLookedAt: 'Não foi possível analisar este clipe.',
    what: 'Esta edição foi recusada, ou ninguém respondeu a tempo.',
    todo: 'Pergunte à moderação deste servidor se quiser saber mais.',
  },
  undeliverable: {
    title: 'Seu clipe está pronto, mas não pôde ser postado.',
    what: 'O Discord não o aceitou de nenhuma das formas possíveis.',
    todo: 'Por algum tempo, você ainda pode pegá-lo com /kling edições.',
  },
  appeal: {
    open: 'Você entrou com um recurso. Agora está com a moderação.',
    accepted: 'Seu recurso foi aceito: uma nova edição começou.',
    declined: 'Seu recurso foi negado.',
  },
  appealButton: 'Entrar com recurso',
};
