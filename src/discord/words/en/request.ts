import type { ErrorCode } from '../../../core/errors.ts';
import { count, many } from '../figures.ts';
import { nameOf, option, startNameOf } from './names.ts';
import type { WordsFor } from '../words.ts';

/** The highest number an option of the command has. */
const OPTIONS = 4;

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
    what: `The prompt speaks of ${shownReference(reference)}, but there ${given === 1 ? 'is' : 'are'} ${given === 0 ? '' : 'only '}${many(given, kind)}.`,
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
    what: `There are ${many(images, 'image')} and ${many(elements, 'element')}. Kling takes up to ${count(max)} together.`,
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

function plainReference(reference: string): string {
  return reference.replace(/[^A-Za-z0-9]/g, '').slice(0, 20);
}

/** In a code span, where nothing pings. */
function shownReference(reference: string): string {
  return `\`@${plainReference(reference)}\``;
}

function referenceTodo(reference: string): string {
  const name = plainReference(reference).toLowerCase();
  const number = Number(/\d+$/.exec(name)?.[0] ?? 0);
  const remove = `take ${shownReference(reference)} out of the prompt`;
  if (number < 1) return `They are counted from 1: correct the number, or ${remove}.`;
  return number <= OPTIONS
    ? `Attach it as ${option(name)}, or ${remove}.`
    : `There are at most ${OPTIONS}: ${remove}.`;
}
