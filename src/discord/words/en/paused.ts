import type { PauseReason } from '../../../core/pause.ts';

/** Why nothing is started for now; also on the cards of those that wait. */
export const paused = {
  credits: 'Editing is paused: the bot’s account at the editing service has run out of credit.',
  key: 'Editing is paused: the editing service does not accept the bot’s key.',
  model_forbidden:
    'Editing is paused: the editing service does not allow the bot’s account to use the Kling model.',
  model_missing: 'Editing is paused: the editing service cannot find the Kling model.',
  model_retired: 'Editing is paused: the editing service no longer offers this Kling model.',
  operator: 'Editing is paused by the people who run this bot.',
} satisfies Record<PauseReason, string>;
