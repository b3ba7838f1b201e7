import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { about, limitMegabytes } from './figures.ts';

/** The finished clip on its way to the bot. */
export const resultWords = {
  result_unreachable: () => ({
    what: 'The clip was made, but could not be fetched from the editing service.',
    todo: 'Look at /kling jobs a little later.',
  }),
  result_gone: () => ({
    what: 'The clip was made, but the editing service no longer has it.',
    todo: 'Start the edit again to get a new one.',
  }),
  result_refused: () => ({
    what: 'The clip was made, but it is kept in a place that this bot may not fetch from.',
    todo: 'Please give whoever runs this bot the reference below.',
  }),
  result_not_video: () => ({
    what: 'What came back from the editing service is not a video.',
    todo: 'Start the edit again, perhaps with a simpler prompt.',
  }),
  disk_full: () => ({
    what: 'The bot had no room left for the finished clip.',
    todo: 'Please tell whoever runs this bot, with the reference: it needs room before the next edit.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** The message on its way to Discord. People rarely see these; operators do. */
export const discordWords = {
  discord_token_dead: () => ({
    what: 'The 15 minutes in which Discord lets a command be answered are over.',
    todo: 'The answer comes as a message of its own.',
  }),
  discord_message_gone: () => ({
    what: 'The message has been deleted.',
    todo: 'Look for the clip in the channel, in your direct messages or in /kling jobs.',
  }),
  discord_channel_closed: () => ({
    what: 'The channel is gone, locked, or closed to the bot.',
    todo: 'Look for the clip in your direct messages or in /kling jobs.',
  }),
  discord_no_access: () => ({
    what: 'The bot may not write there.',
    todo: 'Let it see the channel, send messages and attach files, or allow direct messages from this server.',
  }),
  discord_too_large: ({ limit }) => ({
    what:
      limit === null
        ? 'The file is larger than Discord takes here.'
        : `The file is larger than the ${limitMegabytes(limit)} that Discord takes here.`,
    todo: 'Use a shorter or smaller clip next time.',
  }),
  discord_filtered: () => ({
    what: 'Discord’s own content filter stopped the message.',
    todo: 'Change the prompt or the files; a moderator can look at the filter’s settings.',
  }),
  discord_form_refused: () => ({
    what: 'Discord did not accept the form of the message.',
    todo: 'That is a mistake in the bot: please give whoever runs it the reference below.',
  }),
  discord_edit_quota: () => ({
    what: 'Discord allows no more changes to such an old message for now.',
    todo: 'The next news come as a new message.',
  }),
  discord_unauthorized: () => ({
    what: 'Discord no longer accepts the bot’s token.',
    todo: 'Whoever runs this bot has to give it a valid token and start it again.',
  }),
  discord_unavailable: ({ retryAfterMs }) => ({
    what: 'Discord did not answer, or is overloaded.',
    todo:
      retryAfterMs === null
        ? 'The bot tries again by itself.'
        : `The bot tries again by itself in ${about(retryAfterMs)}.`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** Stops that are nobody's mistake, and what nobody foresaw. */
export const otherWords = {
  handed_back: () => ({
    what: 'The bot is being restarted and has put this edit back in line.',
    todo: 'There is nothing to do: it goes on by itself.',
  }),
  owner_busy: ({ waitMs }) => ({
    what: 'Another part of the bot is working on this edit.',
    todo: `There is nothing to do: the bot looks at it again in ${about(waitMs)}.`,
  }),
  internal: () => ({
    what: 'Something went wrong inside the bot.',
    todo: 'Try again; if it happens once more, tell whoever runs the bot, with the reference if there is one.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
