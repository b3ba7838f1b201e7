import type { Texts } from '../texts.ts';

export const paused: Texts['paused'] = {
  credits: 'As edições estão em pausa: acabou o crédito da conta do bot no serviço de edição.',
  key: 'As edições estão em pausa: o serviço de edição não aceita a chave do bot.',
  model_forbidden:
    'As edições estão em pausa: o serviço de edição não deixa a conta do bot usar o modelo do Kling.',
  model_missing: 'As edições estão em pausa: o serviço de edição não encontra o modelo do Kling.',
  model_retired:
    'As edições estão em pausa: o serviço de edição não oferece mais este modelo do Kling.',
  operator: 'As edições estão em pausa por decisão de quem opera este bot.',
};
