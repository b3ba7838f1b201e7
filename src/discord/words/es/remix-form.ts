import type { Texts } from '../texts.ts';

export const remixForm: Texts['remixForm'] = {
  titleOfResult: 'Remezclar este clip',
  titleOfOriginal: 'Remezclar el clip original',
  titleOfMessage: 'Remezclar con Kling',
  clip: '¿Qué clip?',
  prompt: '¿Qué debe cambiar?',
  promptHint: '@Image1 y los siguientes se refieren a tus imágenes',
  images: 'Imágenes, a partir de @Image1',
  keepAudio: 'Conservar el sonido del clip',
  keepAudioHint: 'Si no, el resultado no tiene sonido',
  mayRemix: '¿Quién puede remezclar el resultado?',
  asForAll: 'Lo que elegí para todos los míos',
  rules: {
    everyone: 'Cualquiera de aquí',
    me: 'Solo yo',
    ask: 'Quien tenga mi permiso',
  },
};
