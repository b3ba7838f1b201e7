import type { ErrorCode } from '../../../core/errors.ts';
import { missingReference, OPTIONS_MAX, shownReference } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { count, many } from './figures.ts';
import { nameOf, option, startNameOf } from './names.ts';

const IMAGES = { zero: 'no images', one: '# image', other: '# images' };
const ELEMENTS = { zero: 'no elements', one: '# element', other: '# elements' };

/** How many there are of what a reference names. */
const THERE_ARE = {
  image: {
    zero: 'there are no images',
    one: 'there is only # image',
    other: 'there are only # images',
  },
  element: {
    zero: 'there are no elements',
    one: 'there is only # element',
    other: 'there are only # elements',
  },
};

/** The prompt, which options are filled in, and reaching the files. */
export const requestWords = {
  prompt_empty: () => ({
    what: 'The prompt is empty.',
    todo: 'Write what should change in the clip.',
  }),
  prompt_too_long: ({ length, max }) => ({
    what: `The prompt is ${count(length)} characters long. Kling takes up to ${count(max)}.`,
    todo: 'Shorten it and try again.',
  }),
  reference_missing: ({ reference, kind, given }) => ({
    what: `The prompt speaks of ${shownReference(reference)}, but ${many(given, THERE_ARE[kind])}.`,
    todo: referenceTodo(reference),
  }),
  image_gap: ({ given, missing }) => ({
    what: `There is an image in ${option(given)}, but none in ${option(missing)}.`,
    todo: `Fill in ${option(missing)} first, then the next one.`,
  }),
  element_gap: ({ given, missing }) => ({
    what: `There is an element in ${option(given)}, but none in ${option(missing)}.`,
    todo: `Start with ${option(missing)} and leave no number out.`,
  }),
  view_gap: ({ given, missing }) => ({
    what: `There is a view in ${option(given)}, but none in ${option(missing)}.`,
    todo: `Put that view into ${option(missing)} instead.`,
  }),
  view_without_element: ({ view, element }) => ({
    what: `There is a view in ${option(view)}, but ${option(element)} itself is missing.`,
    todo: `Attach the view from the front as ${option(element)}.`,
  }),
  too_many_references: ({ images, elements, max }) => ({
    what: `There are ${many(images, IMAGES)} and ${many(elements, ELEMENTS)}. Kling takes up to ${count(max)} together.`,
    todo: `Leave out ${count(images + elements - max)} and try again.`,
  }),
  origin_refused: ({ input }) => ({
    what: `${startNameOf(input)} does not come from Discord.`,
    todo: 'Attach the file itself to the command.',
  }),
  file_empty: ({ input }) => ({
    what: `${startNameOf(input)} is an empty file.`,
    todo: 'Check the file on your side and attach it again.',
  }),
  file_unreachable: ({ input }) => ({
    what: `Discord did not hand out ${nameOf(input)}.`,
    todo: 'Attach it again in a new command.',
  }),
  file_too_slow: ({ input }) => ({
    what: `Reading ${nameOf(input)} took too long.`,
    todo: 'Try again in a few minutes.',
  }),
  source_expired: ({ input }) => ({
    what: `Discord's link to ${nameOf(input)} ran out before the edit could start.`,
    todo: 'Ask again, with the file attached again.',
  }),
  remix_source_gone: () => ({
    what: 'The clip that this remix is made from is not there any more.',
    todo: 'Choose another clip, or attach one with /kling-edit.',
  }),
  remix_not_ready: () => ({
    what: 'This edit has no clip that could be remixed.',
    todo: 'Wait until its clip is there, or choose another one.',
  }),
  remix_no_clip: () => ({
    what: 'There is no video in this message.',
    todo: 'Choose Remix with Kling in the menu of a message with a clip.',
  }),
  remix_draft_gone: () => ({
    what: 'This form was open for too long.',
    todo: 'Choose Remix with Kling in the menu of the message again.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

function referenceTodo(reference: string): string {
  const remove = `take ${shownReference(reference)} out of the prompt`;
  const missing = missingReference(reference);
  switch (missing.kind) {
    case 'below_one':
      return `They are counted from 1: correct the number, or ${remove}.`;
    case 'not_attached':
      return `Attach it as ${option(missing.input)}, or ${remove}.`;
    case 'above_most':
      return `There are at most ${count(OPTIONS_MAX)}: ${remove}.`;
  }
}
