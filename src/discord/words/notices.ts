import type { PauseReason } from '../../core/pause.ts';

/** What an operator does about a pause. Read by the people who hold the accounts, so it names the service. */
export const PAUSE_TODO = {
  credits: 'Add credit to the Segmind account, then use /kling-admin resume.',
  key: 'Give the bot a valid SEGMIND_API_KEY and start it again, then use /kling-admin resume.',
  model:
    'See whether Segmind still offers the Kling O1 model and lets this account use it, then use /kling-admin resume.',
  operator: 'Use /kling-admin resume when edits are to go on.',
} as const satisfies Record<PauseReason, string>;

/** What a pause that is over was about. */
export const PAUSE_OVER = {
  credits: 'It was paused because the account had run out of credit.',
  key: 'It was paused because the key was not accepted.',
  model: 'It was paused because the Kling model could not be used.',
  operator: 'An operator had paused it.',
} as const satisfies Record<PauseReason, string>;
