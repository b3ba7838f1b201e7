import type { Texts } from '../texts.ts';

/** Here and everywhere `video` without an accent: right in Spain too, and the only form in America. */
export const editCommand: Texts['commands']['edit'] = {
  description: 'Edita un clip con Kling: di qué debe cambiar',
  options: {
    video: {
      name: 'video',
      description: 'El clip: MP4 o MOV, de 3 a 10 s y de 720 a 2160 px por lado',
    },
    prompt: {
      name: 'prompt',
      description: 'Qué debe cambiar; @Image1 y @Element1 se refieren a tus imágenes',
    },
    image: (number: number) => ({
      name: `imagen${number}`,
      description: `Una imagen que el prompt llama @Image${number}`,
    }),
    keep_audio: {
      name: 'conservar_sonido',
      description: 'Conserva el sonido del clip (si no, el resultado no tiene sonido)',
    },
    element: (number: number) => ({
      name: `elemento${number}`,
      description: `Una persona o cosa que el prompt llama @Element${number}, de frente`,
    }),
    view: (element: number, view: number) => ({
      name: `elemento${element}_vista${view}`,
      description: `Otra vista de @Element${element}`,
    }),
    remixes: {
      name: 'remixes',
      description:
        'Quién puede remezclar el resultado (si no, según lo que elegiste en /kling privacidad)',
    },
  },
};
