import type { Texts } from '../texts.ts';

export const counted: Texts['counted'] = {
  failed: 'Não contou nos seus limites.',
  unknownOutcome: 'Não conta nos seus limites, seja qual for o desfecho.',
  cancelledTooLate: 'Conta nos seus limites, porque não foi possível parar o serviço de edição.',
  nothingTaken: 'Nada foi descontado dos seus limites.',
  undeliverable: 'Conta nos seus limites, porque o clipe foi feito.',
};
