import type { Texts } from '../texts.ts';

export const editCommand: Texts['commands']['edit'] = {
  description: 'Modifie un clip avec Kling : dis ce qui doit changer',
  options: {
    video: {
      name: 'vidéo',
      description: 'Le clip : MP4 ou MOV, de 3 à 10 s, de 720 à 2160 px de côté',
    },
    prompt: {
      name: 'prompt',
      description: 'Ce qui doit changer ; @Image1 et @Element1 désignent tes images',
    },
    image: (number: number) => ({
      name: `image${number}`,
      description: `Une image que le prompt appelle @Image${number}`,
    }),
    keep_audio: {
      name: 'garder_le_son',
      description: 'Garder le son du clip (sans cela, le résultat est muet)',
    },
    element: (number: number) => ({
      name: `élément${number}`,
      description: `Une personne ou une chose que le prompt appelle @Element${number}, vue de face`,
    }),
    view: (element: number, view: number) => ({
      name: `élément${element}_vue${view}`,
      description: `Une autre vue de @Element${element}`,
    }),
    remixes: {
      name: 'remix',
      description:
        'Qui peut remixer le résultat (sans cela, ton réglage dans /kling confidentialité)',
    },
  },
};
