import type { Texts } from '../texts.ts';

export const editCommand: Texts['commands']['edit'] = {
  description: 'Editar um clipe com o Kling: diga o que deve mudar',
  options: {
    video: {
      name: 'vídeo',
      description: 'O clipe: MP4 ou MOV, de 3 a 10 s, com lados de 720 a 2160 px',
    },
    prompt: {
      name: 'prompt',
      description: 'O que deve mudar; @Image1 e @Element1 se referem às suas imagens',
    },
    image: (number) => ({
      name: `imagem${number}`,
      description: `Uma imagem que o prompt chama de @Image${number}`,
    }),
    keep_audio: {
      name: 'manter_som',
      description: 'Manter o som do próprio clipe (senão o resultado fica mudo)',
    },
    element: (number) => ({
      name: `elemento${number}`,
      description: `Uma pessoa ou coisa que o prompt chama de @Element${number}, de frente`,
    }),
    view: (element, view) => ({
      name: `elemento${element}_ângulo${view}`,
      description: `Outro ângulo de @Element${element}`,
    }),
    remixes: {
      name: 'remixes',
      description: 'Quem pode remixar o resultado (senão, como você definiu em /kling privacidade)',
    },
  },
};
