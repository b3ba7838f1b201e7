import type { Texts } from '../texts.ts';

export const klingCommand: Texts['commands']['kling'] = {
  description: 'Tus ediciones con Kling y tus límites',
  jobs: {
    name: 'ediciones',
    description: 'Tus ediciones: cómo van, y los clips que no se pudieron publicar',
  },
  usage: {
    name: 'uso',
    description: 'Cuánto usaste de tus límites y cuándo vuelve a haber margen',
  },
  history: {
    name: 'historial',
    description: 'Resultados de este servidor que puedes ver, con imágenes',
    options: {
      whose: {
        name: 'resultados',
        description: 'De quién son los resultados; de todo el mundo si no se indica',
      },
      person: { name: 'persona', description: 'Solo los resultados de esta persona' },
      kind: { name: 'tipo', description: 'Qué resultados; todos si no se indica' },
      channel: { name: 'canal', description: 'Solo en este canal y sus hilos' },
    },
    whose: { everyone: 'de todo el mundo aquí', mine: 'los míos' },
    kinds: {
      all: 'todos',
      originals: 'originales: hechos a partir de un clip que se subió',
      remixes: 'remixes: hechos a partir de otro resultado o de un clip de un mensaje',
    },
  },
  lineage: {
    name: 'origen',
    description:
      'Quién hizo qué a partir de qué: los remixes en torno a un clip, en imagen y en palabras',
    options: {
      edit: {
        name: 'referencia',
        description:
          'La referencia bajo un clip; si no se indica, tu clip más reciente en este canal',
      },
    },
  },
  privacy: {
    name: 'privacidad',
    description: 'Qué se guarda de ti, quién puede remezclar tus clips y si recibes menciones',
    options: {
      edit: {
        name: 'referencia',
        description: 'La referencia de un resultado tuyo: quién puede remezclarlo',
      },
    },
  },
  help: {
    name: 'ayuda',
    description: 'Cómo editar y remezclar clips aquí, y qué más hay',
  },
};

export const remixCommand: Texts['commands']['remix'] = { name: 'Remezclar con Kling' };
