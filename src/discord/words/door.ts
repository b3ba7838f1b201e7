import type { ErrorCode } from '../../core/errors.ts';
import { listed } from './names.ts';
import type { WordsFor } from './words.ts';

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
      : 'Ask a moderator whether they would like to open it for you.',
  }),
  bot_lacks_permission: ({ permissions }) => ({
    what:
      permissions.length === 0
        ? 'The bot may not post clips in this channel.'
        : `The bot lacks a permission in this channel: ${listed(permissions.map(permissionName))}.`,
    todo: 'Ask a moderator to allow it, or use another channel.',
  }),
  store_unreachable: () => ({
    what: 'The limits cannot be checked at the moment, so nothing was started.',
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
} satisfies Partial<WordsFor<ErrorCode>>;

/** `AttachFiles` and `ATTACH_FILES` as Discord's settings write it: `Attach Files`. */
function permissionName(flag: string): string {
  const words = flag
    .replace(/[^A-Za-z_ ]/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ');
  return words.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
