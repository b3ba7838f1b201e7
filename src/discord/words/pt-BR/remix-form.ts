import type { Texts } from '../texts.ts';

export const remixForm: Texts['remixForm'] = {
  titleOfResult: 'Remixar este clipe',
  titleOfOriginal: 'Remixar o clipe original',
  titleOfMessage: 'Remixar com o Kling',
  clip: 'Qual clipe?',
  prompt: 'O que deve mudar?',
  promptHint: '@Image1 e assim por diante se referem às suas imagens',
  images: 'Imagens, a partir de @Image1',
  keepAudio: 'Manter o som do próprio clipe',
  keepAudioHint: 'Senão o resultado fica mudo',
  mayRemix: 'Quem pode remixar o resultado?',
  asForAll: 'Como defini para todos os meus',
  rules: {
    everyone: 'Todo mundo aqui',
    me: 'Só eu',
    ask: 'Quem eu permitir',
  },
};
