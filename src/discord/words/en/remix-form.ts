import type { RemixRule } from '../../../core/edit.ts';

/** The form for a remix. At most 45 characters for titles and labels, 100 for the rest. */
export const remixForm = {
  titleOfResult: 'Remix this clip',
  titleOfOriginal: 'Remix the original clip',
  titleOfMessage: 'Remix with Kling',
  clip: 'Which clip?',
  prompt: 'What should change?',
  promptHint: '@Image1 and so on refer to your pictures',
  images: 'Pictures, from @Image1 on',
  keepAudio: "Keep the clip's own sound",
  keepAudioHint: 'Otherwise the result is silent',
  mayRemix: 'Who may remix the result?',
  asForAll: 'As I have set for all of mine',
  rules: {
    everyone: 'Everyone here',
    me: 'Only me',
    ask: 'Whoever I say yes to',
  } satisfies Record<RemixRule, string>,
};
