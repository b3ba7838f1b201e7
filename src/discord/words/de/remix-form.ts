import type { Texts } from '../texts.ts';

export const remixForm: Texts['remixForm'] = {
  titleOfResult: 'Diesen Clip remixen',
  titleOfOriginal: 'Den Originalclip remixen',
  titleOfMessage: 'Mit Kling remixen',
  clip: 'Welcher Clip?',
  prompt: 'Was soll sich ändern?',
  promptHint: '@Image1 und so weiter stehen für deine Bilder',
  images: 'Bilder, ab @Image1',
  keepAudio: 'Den Ton des Clips behalten',
  keepAudioHint: 'Sonst ist das Ergebnis stumm',
  mayRemix: 'Wer darf das Ergebnis remixen?',
  asForAll: 'Wie ich es für alle meine eingestellt habe',
  rules: {
    everyone: 'Alle hier',
    me: 'Nur ich',
    ask: 'Alle, denen ich es erlaube',
  },
};
