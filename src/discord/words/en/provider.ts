import type { ErrorCode } from '../../../core/errors.ts';
import { CLIP_LIMITS, IMAGE_LIMITS } from '../../../core/model-limits.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const { seconds, side } = CLIP_LIMITS;
const LENGTHS = `${count(seconds.min)} to ${count(Math.floor(seconds.max))} s`;
const LATER = 'Try again in a few minutes.';
const TELL_OPERATOR = 'Only whoever runs this bot can put that right: please tell them.';
const TELL_REFERENCE = 'Please give whoever runs this bot the reference below.';
const ASK_ANEW = 'If you still want the clip, start the edit again.';

/** The editing service took nothing, or says that the edit failed. */
export const providerWords = {
  provider_unreachable: () => ({
    what: 'The editing service could not be reached.',
    todo: LATER,
  }),
  provider_unauthorized: () => ({
    what: 'The editing service does not accept this bot’s key.',
    todo: TELL_OPERATOR,
  }),
  provider_forbidden: () => ({
    what: 'The editing service does not allow this bot to make edits.',
    todo: TELL_OPERATOR,
  }),
  provider_no_credits: () => ({
    what: 'The bot’s account at the editing service has nothing left to spend.',
    todo: TELL_OPERATOR,
  }),
  provider_model_missing: () => ({
    what: 'The editing service could not find the Kling model.',
    todo: TELL_OPERATOR,
  }),
  provider_model_retired: () => ({
    what: 'The editing service no longer offers this Kling model.',
    todo: TELL_OPERATOR,
  }),
  provider_rate_limited: ({ retryAtMs }) => ({
    what: 'The editing service is getting too many requests at the moment.',
    todo: retryAtMs === null ? LATER : `It takes new ones again ${relativeTime(retryAtMs)}.`,
  }),
  provider_error: () => ({
    what: 'The editing service had a fault of its own.',
    todo: LATER,
  }),
  provider_unavailable: () => ({
    what: 'The editing service is down or overloaded at the moment.',
    todo: LATER,
  }),
  provider_bad_request: () => ({
    what: 'The editing service did not understand the request.',
    todo: TELL_REFERENCE,
  }),
  provider_validation: () => ({
    what: 'The editing service did not accept the clip, an image or the prompt as they are.',
    todo: 'Try it with another clip, fewer images or a simpler prompt.',
  }),
  provider_content_refused: () => ({
    what: 'The editing service’s content rules do not allow this edit.',
    todo: 'Change the prompt or the pictures and try again.',
  }),
  provider_download_failed: () => ({
    what: 'The editing service could not fetch your files from Discord.',
    todo: 'Send the command again with the files attached anew.',
  }),
  provider_clip_too_long: () => ({
    what: 'The editing service found the clip too long.',
    todo: `Trim it to ${LENGTHS} and try again.`,
  }),
  provider_clip_too_short: () => ({
    what: 'The editing service found the clip too short.',
    todo: `Use a piece of ${LENGTHS} and try again.`,
  }),
  provider_clip_format: () => ({
    what: 'The editing service cannot read the clip’s format.',
    todo: 'Export it as an MP4 with H.264 and try again.',
  }),
  provider_clip_sides: () => ({
    what: 'The editing service did not accept the size or shape of the picture.',
    todo: `Use ${count(side.min)} to ${count(side.max)} pixels on either side.`,
  }),
  provider_image_small: () => ({
    what: 'The editing service found one of the images too small.',
    todo: `Use pictures with at least ${count(IMAGE_LIMITS.side.min)} pixels on both sides.`,
  }),
  provider_image_large: () => ({
    what: 'The editing service found one of the images too large.',
    todo: 'Use smaller pictures and try again.',
  }),
  provider_failed: () => ({
    what: 'The editing service started, but could not make this clip.',
    todo: 'Try again, perhaps with a simpler prompt.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** The editing service may have taken the edit: it is never sent a second time by itself. */
export const uncertainWords = {
  provider_gateway: () => ({
    what: 'The connection to the editing service broke before it said whether it had started.',
    todo: ASK_ANEW,
  }),
  provider_unreadable: () => ({
    what: 'The editing service gave an answer that makes no sense, so it may or may not have started.',
    todo: ASK_ANEW,
  }),
  submit_interrupted: () => ({
    what: 'The bot was stopped just as it handed your clip over, so it may or may not have started.',
    todo: ASK_ANEW,
  }),
  provider_record_gone: () => ({
    what: 'The editing service took your clip, but no longer knows about it.',
    todo: ASK_ANEW,
  }),
  provider_too_late: ({ minutes }) => ({
    what: `The editing service did not finish within ${count(minutes)} min.`,
    todo: ASK_ANEW,
  }),
  backup_restored: () => ({
    what: 'The bot had to go back to an older copy of its records, in which this edit was still under way.',
    todo: 'Look for its clip in this channel first; if it is not there, start the edit again.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
