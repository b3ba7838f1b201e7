import type { Texts } from '../texts.ts';

export const paused: Texts['paused'] = {
  credits:
    'Las ediciones están en pausa: la cuenta del bot en el servicio de edición se quedó sin crédito.',
  key: 'Las ediciones están en pausa: el servicio de edición no acepta la clave del bot.',
  model_forbidden:
    'Las ediciones están en pausa: el servicio de edición no permite que la cuenta del bot use el modelo de Kling.',
  model_missing:
    'Las ediciones están en pausa: el servicio de edición no encuentra el modelo de Kling.',
  model_retired:
    'Las ediciones están en pausa: el servicio de edición ya no ofrece este modelo de Kling.',
  operator: 'Quienes administran este bot han puesto las ediciones en pausa.',
};
