import type { ErrorCode } from '../../../core/errors.ts';
import type { PauseReason } from '../../../core/pause.ts';
import { listed } from './names.ts';
import type { WordsFor } from '../words.ts';

/** Before a request is looked at, and buttons. */
export const doorWords = {
  server_not_allowed: () => ({
    what: 'This bot is not set up to work in this server.',
    todo: 'Ask whoever runs the bot to allow it here.',
  }),
  gate_closed: ({ canSetUp }) => ({
    what: 'Editing clips is not open to you in this server.',
    todo: canSetUp
      ? 'You can open it with /kling-admin setup.'
      : 'Ask someone who manages this server to run /kling-admin setup.',
  }),
  bot_lacks_permission: ({ permissions }) => {
    const names = permissions.map(permissionName);
    const lacks = names.map((name) => `I can't ${LACKING[name] ?? 'post clips in'} this channel.`);
    return {
      what: lacks.length === 0 ? "I can't post clips in this channel." : lacks.join(' '),
      todo: `Ask a moderator to allow ${names.length === 0 ? 'it' : listed(names)} for me.`,
    };
  },
  store_unreachable: () => ({
    what: 'The bot cannot reach its own records at the moment, so nothing was started.',
    todo: 'Try again in a few minutes.',
  }),
  acceptance_unknown: () => ({
    what: 'The connection broke while your request was being taken in, so it may or may not be in line.',
    todo: 'Look at /kling jobs in a minute, before you ask again.',
  }),
  interrupted: () => ({
    what: 'The bot was restarted while it looked at your request. Nothing was spent.',
    todo: 'Send the command again.',
  }),
  not_yours: () => ({
    what: 'This belongs to somebody else.',
    todo: 'You can start an edit of your own with /kling-edit.',
  }),
  outdated_control: () => ({
    what: 'This button is from an older version of the bot and no longer works.',
    todo: 'Use the commands instead: /kling help lists them.',
  }),
  not_manager: () => ({
    what: 'Only people who may manage this server can do that.',
    todo: 'Ask somebody with the permission Manage Server.',
  }),
  not_operator: () => ({
    what: 'Only the people who run this bot can do that.',
    todo: 'Ask them if it is needed.',
  }),
  edit_unknown: () => ({
    what: 'The bot no longer knows this edit.',
    todo: 'Look at /kling jobs for those that it knows.',
  }),
  no_result_here: () => ({
    what: 'There is no clip of yours in this channel.',
    todo: 'Name an edit by its reference, which stands in small letters under its clip.',
  }),
  already_ended: () => ({
    what: 'This edit has already ended.',
    todo: 'There is nothing left to stop.',
  }),
  not_paused: () => ({
    what: 'Nothing is paused at the moment.',
    todo: 'Edits start as soon as it is their turn.',
  }),
  edits_paused: ({ reason }) => ({ what: PAUSED[reason], todo: pauseTodo(reason) }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** Why nothing is started for now; also on the cards of those that wait. */
export const PAUSED = {
  credits: 'Editing is paused: the bot’s account at the editing service has run out of credit.',
  key: 'Editing is paused: the editing service does not accept the bot’s key.',
  model_forbidden:
    'Editing is paused: the editing service does not allow the bot’s account to use the Kling model.',
  model_missing: 'Editing is paused: the editing service cannot find the Kling model.',
  model_retired: 'Editing is paused: the editing service no longer offers this Kling model.',
  operator: 'Editing is paused by the people who run this bot.',
} as const satisfies Record<PauseReason, string>;

function pauseTodo(reason: PauseReason): string {
  return reason === 'operator'
    ? 'Try again later; edits that are in line keep their place.'
    : 'Whoever runs the bot has been told; edits that are in line keep their place.';
}

/** `AttachFiles` and `ATTACH_FILES` as Discord's settings write it: `Attach Files`. */
/** What the bot cannot do without a permission, by its name in Discord's settings. */
const LACKING: Record<string, string> = {
  'View Channel': 'see',
  'Attach Files': 'attach files in',
};

function permissionName(flag: string): string {
  const words = flag
    .replace(/[^A-Za-z_ ]/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ');
  return words.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
