import type { PauseReason } from '../../../core/pause.ts';
import { count, dollars } from './figures.ts';

interface Budget {
  /** Of the budget, in whole percent. */
  percent: number;
  usedMicros: number;
  capMicros: number;
}

/** What the operators are told in a channel of theirs. They hold the accounts, so it names the service. */
export const notice = {
  /** Below why editing is paused. */
  inLineKeepTheirPlace: 'Edits in line keep their place, and new ones are refused.',
  /** What an operator does about a pause. */
  pauseTodo: {
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
  } satisfies Record<PauseReason, string>,
  resumed: 'Editing goes on.',
  /** What a pause that is over was about. */
  pauseOver: {
    credits: 'It was paused because the account had run out of credit.',
    key: 'It was paused because the key was not accepted.',
    model_forbidden: 'It was paused because the account could not use the Kling model.',
    model_missing: 'It was paused because the Kling model was not found.',
    model_retired: 'It was paused because the Kling model was said to be retired.',
    operator: 'An operator had paused it.',
  } satisfies Record<PauseReason, string>,
  botBudget: ({ percent, usedMicros, capMicros }: Budget) =>
    `${count(percent)} % of the bot’s budget for this month is used: ${dollars(usedMicros)} of ${dollars(capMicros)}.`,
  botBudgetTodo:
    'When it is used up, new edits are refused until the month ends. BOT_MONTHLY_USD sets it.',
  serverBudget: ({ percent, usedMicros, capMicros }: Budget) =>
    `${count(percent)} % of a server’s budget for today is used: ${dollars(usedMicros)} of ${dollars(capMicros)}.`,
  serverBudgetTodo: (serverId: string) =>
    `It is the server \`${serverId}\`. When it is used up, new edits there are refused until the day ends (UTC).`,
};
