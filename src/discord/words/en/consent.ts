import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

/** What is not allowed of other people's clips. Mentions show names and ping nobody. */
export const consentWords = {
  remix_only_author: ({ userId }) => ({
    what: `This clip may not be remixed by others: <@${userId}> has set it so.`,
    todo: 'Choose another clip, or ask them to change it with /kling privacy.',
  }),
  remix_uploads_closed: ({ userId }) => ({
    what: `Clips that <@${userId}> uploaded or posted may not be used by others.`,
    todo: 'Choose another clip, or ask them to change it with /kling privacy.',
  }),
  remix_channel_closed: ({ channelId }) => ({
    what: `Clips of <#${channelId}> are not remixed, and nothing is remixed there.`,
    todo: 'Choose a clip of another channel, and remix it in another channel.',
  }),
  remix_role_protected: ({ userId, roleId }) => ({
    what: `What <@${userId}> makes is not remixed in this server, because of the role <@&${roleId}>.`,
    todo: 'Choose a clip of somebody else.',
  }),
  remix_too_deep: ({ max }) => ({
    what: `This clip comes at the end of more than ${count(max)} remixes in a row, which is too many to ask everybody in them.`,
    todo: 'Start from one that is nearer to the original.',
  }),
  consent_unknown: () => ({
    what: "I can't tell right now whether this clip may be used.",
    todo: 'Try again in a minute.',
  }),
  consent_refused: ({ userId }) => ({
    what: `It needed the yes of <@${userId}>, and the answer was no.`,
    todo: 'You can ask for something else, or use another clip.',
  }),
  consent_expired: () => ({
    what: 'Whoever was asked for a yes did not answer before the links to the files ended.',
    todo: 'Ask again when they are around.',
  }),
  consent_unreachable: () => ({
    what: 'Somebody has to allow this first, and the bot can neither ask them in this channel nor write to them.',
    todo: 'Try it in a channel where the bot may post.',
  }),
  consent_not_asked: () => ({
    what: 'Somebody else is asked here, because their work is in the clip.',
    todo: 'Only they can answer.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
