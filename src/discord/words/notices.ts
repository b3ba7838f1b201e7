import type { PauseReason } from '../../core/pause.ts';

/** What an operator does about a pause. Read by the people who hold the accounts, so it names the service. */
export const PAUSE_TODO = {
  credits:
    'Add credit to the Segmind account. The bot looks by itself whether there is enough; /kling-admin resume is quicker.',
  key: 'Give the bot a valid SEGMIND_API_KEY and start it again. It then goes on by itself; /kling-admin resume is quicker.',
  model_forbidden:
    'See whether this Segmind account may use the Kling O1 model. The bot tries one edit from time to time; /kling-admin resume is quicker.',
  model_missing:
    'See whether Segmind still has the Kling O1 model under this name. The bot tries one edit from time to time; /kling-admin resume is quicker.',
  model_retired:
    'Segmind has retired the Kling O1 model: see whether there is a newer version of this bot. It tries one edit from time to time; /kling-admin resume is quicker.',
  operator: 'Use /kling-admin resume when edits are to go on.',
} as const satisfies Record<PauseReason, string>;

/** What a pause that is over was about. */
export const PAUSE_OVER = {
  credits: 'It was paused because the account had run out of credit.',
  key: 'It was paused because the key was not accepted.',
  model_forbidden: 'It was paused because the account could not use the Kling model.',
  model_missing: 'It was paused because the Kling model was not found.',
  model_retired: 'It was paused because the Kling model was said to be retired.',
  operator: 'An operator had paused it.',
} as const satisfies Record<PauseReason, string>;
