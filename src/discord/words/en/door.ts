import type { ErrorCode } from '../../../core/errors.ts';
import type { PauseReason } from '../../../core/pause.ts';
import type { WordsFor } from '../words.ts';
import { listed } from './figures.ts';
import { paused } from './paused.ts';
import { lacking, permissions } from './permissions.ts';

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
  bot_lacks_permission: ({ permissions: missing }) => ({
    what:
      missing.length === 0
        ? "I can't post clips in this channel."
        : missing.map((one) => lacking[one]).join(' '),
    todo:
      missing.length === 0
        ? 'Ask a moderator to allow it for me.'
        : `Ask a moderator to allow ${listed(missing.map((one) => permissions[one]))} for me.`,
  }),
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
  edits_paused: ({ reason }) => ({ what: paused[reason], todo: pauseTodo(reason) }),
} satisfies Partial<WordsFor<ErrorCode>>;

function pauseTodo(reason: PauseReason): string {
  return reason === 'operator'
    ? 'Try again later; edits that are in line keep their place.'
    : 'Whoever runs the bot has been told; edits that are in line keep their place.';
}
