import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { clipLength, count, dollars, many } from './figures.ts';

const again = (freesAtMs: number): string => `There is room again ${relativeTime(freesAtMs)}.`;

/** Which limit it is, how much is left, when it frees. */
export const limitWords = {
  limit_at_once: ({ max }) => ({
    what:
      max === 1
        ? 'You have an edit under way, and one at a time is the limit here.'
        : `You have ${count(max)} edits under way, and that is the limit here.`,
    todo: 'Wait until one has ended, or cancel one with /kling jobs.',
  }),
  limit_pending: ({ max }) => ({
    what: `You have ${many(max, { one: '# request', other: '# requests' })} waiting for somebody’s yes, and that is the limit.`,
    todo: 'Wait for an answer, or cancel one with /kling jobs.',
  }),
  limit_cooldown: ({ freesAtMs }) => ({
    what: 'There is a pause between two edits of the same person here.',
    todo: `You can start your next one ${relativeTime(freesAtMs)}.`,
  }),
  limit_day_edits: ({ max, freesAtMs }) => ({
    what: `You have used ${max === 1 ? 'your one edit' : `all ${count(max)} of your edits`} for today.`,
    todo: again(freesAtMs),
  }),
  limit_day_clip: ({ leftMs, clipMs, maxMs, freesAtMs }) => ({
    what: `This clip is ${clipLength(clipMs)} long, and of your ${clipLength(maxMs)} a day ${clipLength(leftMs)} are left.`,
    todo: again(freesAtMs),
  }),
  limit_server_day: ({ leftMicros, neededMicros, freesAtMs }) => ({
    what: `This edit would cost about ${dollars(neededMicros)}, and of this server’s budget for today ${dollars(leftMicros)} is left.`,
    todo: again(freesAtMs),
  }),
  limit_bot_month: ({ freesAtMs }) => ({
    what: 'The bot has reached what it may spend this month.',
    todo: again(freesAtMs),
  }),
  above_ceiling: ({ maxMicros }) => ({
    what: `The people who run this bot allow a server at most ${dollars(maxMicros)} a day.`,
    todo: 'Choose that or less.',
  }),
  budget_of_role: () => ({
    what: 'The budget of a day, and whether costs are shown, hold for the whole server and cannot be set for a role.',
    todo: 'Set it without naming a role.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
