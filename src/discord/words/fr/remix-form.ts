import type { Texts } from '../texts.ts';

export const remixForm: Texts['remixForm'] = {
  titleOfResult: 'Remixer ce clip',
  titleOfOriginal: 'Remixer le clip original',
  titleOfMessage: 'Remixer avec Kling',
  clip: 'Quel clip ?',
  prompt: 'Qu’est-ce qui doit changer ?',
  promptHint: '@Image1 et ainsi de suite désignent tes images',
  images: 'Images, à partir de @Image1',
  keepAudio: 'Garder le son du clip',
  keepAudioHint: 'Sans cela, le résultat est muet',
  mayRemix: 'Qui peut remixer le résultat ?',
  asForAll: 'Comme je l’ai réglé pour tous les miens',
  rules: {
    everyone: 'Tout le monde ici',
    me: 'Moi seulement',
    ask: 'Les personnes à qui je donne mon accord',
  },
};
