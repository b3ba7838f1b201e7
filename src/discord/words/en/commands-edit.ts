/**
 * `/kling-edit`. A name: at most 32 letters, digits, `_` or `-`, lower case, no spaces, each another one; a description: at most
 * 100 characters.
 */
export const editCommand = {
  description: 'Edit a clip with Kling: say what should change',
  options: {
    video: {
      name: 'video',
      description: 'The clip: MP4 or MOV, 3 to 10 s, 720 to 2160 px a side',
    },
    prompt: {
      name: 'prompt',
      description: 'What should change; @Image1 and @Element1 refer to your pictures',
    },
    image: (number: number) => ({
      name: `image${number}`,
      description: `A picture the prompt calls @Image${number}`,
    }),
    keep_audio: {
      name: 'keep_audio',
      description: "Keep the clip's own sound (otherwise the result is silent)",
    },
    element: (number: number) => ({
      name: `element${number}`,
      description: `A person or thing the prompt calls @Element${number}, from the front`,
    }),
    view: (element: number, view: number) => ({
      name: `element${element}_view${view}`,
      description: `Another view of @Element${element}`,
    }),
    remixes: {
      name: 'remixes',
      description: 'Who may remix the result (otherwise as you have set with /kling privacy)',
    },
  },
};
