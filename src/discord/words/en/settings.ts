import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count, limitMegabytes } from './figures.ts';

/** What managers and moderators set. */
export const settingsWords = {
  screen_refused: ({ answered }) =>
    answered
      ? {
          what: 'The moderation service that this bot asks objects to the prompt, to a picture or to the clip.',
          todo: 'Ask for something else, or with other files.',
        }
      : {
          what: 'The moderation service that this bot asks gave no answer, and without one nothing goes on here.',
          todo: 'Try again in a few minutes.',
        },
  list_full: ({ max }) => ({
    what: `A list holds at most ${count(max)} roles or channels, and this one is full.`,
    todo: 'Take one out first, or give those people one role in common.',
  }),
  everyone_role: () => ({
    what: 'The role of everybody cannot be put on a list.',
    todo: 'Choose the mode "Everybody" instead, or /kling-admin pause to let nobody edit.',
  }),
  access_unclear: () => ({
    what: 'An action needs a role or a channel, and a role or a channel needs an action. A channel cannot be trusted.',
    todo: 'Name both, for example the action "deny" and a channel.',
  }),
  already_paused: () => ({
    what: 'Editing is paused already.',
    todo: 'Use /kling-admin resume when it is to go on.',
  }),
  not_blocked: () => ({
    what: 'This person is not blocked in this server.',
    todo: 'Use /kling-admin block without a person to see who is.',
  }),
  export_too_large: ({ max }) => ({
    what: `The file would be larger than ${limitMegabytes(max)}, which is too much for an answer.`,
    todo: 'The people who run this bot can read the audit log in its store and give it to you.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
