import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import { mentions, quoted } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { count, many } from './figures.ts';

const DAYS = { one: '# day', other: '# days' };

/** What a server's moderators have set or decided. */
export const moderationWords = {
  server_paused: () => ({
    what: 'The moderators of this server have paused editing.',
    todo: 'Try again later, or ask them when it goes on.',
  }),
  gate_blocked: ({ reason, untilMs }) => ({
    what: 'The moderators of this server have blocked you from editing clips.',
    todo:
      untilMs === null
        ? 'Ask a moderator if you think that this is a mistake.'
        : `You can edit again ${relativeTime(untilMs)}.`,
    ...quoted(reason),
  }),
  gate_channel: ({ channels }) => ({
    what: 'Clips are not edited in this channel.',
    todo: channels.length === 0 ? 'Use another channel.' : `Use ${anyOf('#', channels)} instead.`,
  }),
  gate_role_denied: () => ({
    what: 'One of your roles may not edit clips in this server.',
    todo: 'Ask a moderator if you think that this is a mistake.',
  }),
  gate_role_missing: ({ roles }) => ({
    what: 'Editing clips needs a role in this server that you do not have.',
    todo:
      roles.length === 0 ? 'Ask a moderator for it.' : `Ask a moderator for ${anyOf('@&', roles)}.`,
  }),
  gate_member_new: ({ days, fromMs }) => ({
    what: `Editing clips is for who has been a member of this server for ${many(days, DAYS)}.`,
    todo: `You can edit ${relativeTime(fromMs)}.`,
  }),
  gate_account_new: ({ days, fromMs }) => ({
    what: `Editing clips needs a Discord account that is ${many(days, DAYS)} old here.`,
    todo: `Yours is old enough ${relativeTime(fromMs)}.`,
  }),
  words_refused: () => ({
    what: 'The prompt holds a word that is not wanted here.',
    todo: 'Say it in other words and try again.',
  }),
  not_moderator: () => ({
    what: 'Only the moderators of this server can decide that.',
    todo: 'Ask one of them.',
  }),
  already_decided: () => ({
    what: 'Somebody has decided this already.',
    todo: 'The card shows who, and how.',
  }),
  already_appealed: () => ({
    what: 'This decision was appealed against before, which can be done once.',
    todo: 'Ask a moderator if you would like to know more.',
  }),
  already_reported: () => ({
    what: 'You have reported this clip before.',
    todo: 'The moderators have your report.',
  }),
  rejected: ({ reason }) => ({
    what: 'A moderator of this server turned this edit down.',
    todo: 'You can appeal once, or ask for something else.',
    ...quoted(reason),
  }),
  approval_expired: () => ({
    what: 'No moderator answered before the links to your files ended.',
    todo: 'Ask again with the files attached anew.',
  }),
  review_rejected: ({ reason }) => ({
    what: 'A moderator of this server does not want this clip shown.',
    todo: 'Ask a moderator if you would like to know more.',
    ...quoted(reason),
  }),
  taken_down: ({ reason }) => ({
    what: 'A moderator of this server took this clip down.',
    todo: 'Ask one of them if you would like to know more.',
    ...quoted(reason),
  }),
  clip_deleted: () => ({
    what: 'This clip was deleted by the person who asked for it.',
    todo: 'There is nothing left of it here.',
  }),
  only_in_server: () => ({
    what: 'That works in the server where the clip was made, not in direct messages.',
    todo: 'Ask a moderator there, or use the commands there.',
  }),
  block_days: ({ max }) => ({
    what: `A block lasts a whole number of days, from 1 to ${count(max)}.`,
    todo: 'Leave the days empty to block somebody until they are unblocked.',
  }),
  moderators_unreachable: () => ({
    what: 'This needs a moderator, but the channel in which they are asked is not there for the bot.',
    todo: 'Tell a moderator: /kling-admin setup names the channel.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** `#one or #two or others`. */
function anyOf(sign: '#' | '@&', ids: readonly string[]): string {
  const { shown, hasMore } = mentions(sign, ids);
  return `${shown.join(' or ')}${hasMore ? ' or others' : ''}`;
}
