import type { Texts } from '../texts.ts';

export const paused: Texts['paused'] = {
  credits:
    'Les modifications sont en pause : le compte du bot au service d’édition n’a plus de crédit.',
  key: 'Les modifications sont en pause : le service d’édition n’accepte pas la clé du bot.',
  model_forbidden:
    'Les modifications sont en pause : le service d’édition ne permet pas au compte du bot d’utiliser le modèle Kling.',
  model_missing:
    'Les modifications sont en pause : le service d’édition ne trouve pas le modèle Kling.',
  model_retired:
    'Les modifications sont en pause : le service d’édition ne propose plus ce modèle Kling.',
  operator: 'Les modifications ont été mises en pause par les personnes qui gèrent ce bot.',
};
