import type { Texts } from '../texts.ts';

export const editCommand: Texts['commands']['edit'] = {
  description: 'Einen Clip mit Kling bearbeiten: Sag, was sich ändern soll',
  options: {
    video: {
      name: 'video',
      description: 'Der Clip: MP4 oder MOV, 3 bis 10 s, 720 bis 2160 px pro Seite',
    },
    prompt: {
      name: 'prompt',
      description: 'Was sich ändern soll; @Image1 und @Element1 stehen für deine Bilder',
    },
    image: (number) => ({
      name: `bild${number}`,
      description: `Ein Bild, das im Prompt @Image${number} heißt`,
    }),
    keep_audio: {
      name: 'ton_behalten',
      description: 'Den Ton des Clips behalten (sonst ist das Ergebnis stumm)',
    },
    element: (number) => ({
      name: `element${number}`,
      description: `Eine Person oder Sache, die im Prompt @Element${number} heißt, von vorn`,
    }),
    view: (element, view) => ({
      name: `element${element}_ansicht${view}`,
      description: `Eine weitere Ansicht von @Element${element}`,
    }),
    remixes: {
      name: 'remixe',
      description: 'Wer das Ergebnis remixen darf (sonst wie mit /kling privatsphäre eingestellt)',
    },
  },
};
