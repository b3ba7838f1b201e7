import { EDIT_STATES, isEnding } from '../../../src/core/states.ts';
import { PAUSE_REASONS } from '../../../src/core/pause.ts';
import { ERROR_CODES } from '../../../src/queue/outcome.ts';

const ENDINGS = EDIT_STATES.filter(isEnding);
const CALLS = ['submit', 'poll', 'account'];
const ANSWERS = ['acknowledge', 'private', 'update', 'silent', 'form'];
const QUEUES = ['generate', 'deliver'];
const WAYS = ['reply', 'message', 'post', 'direct', 'jobs'];
const CALL_OUTCOMES = ['taken', 'finished', 'running', 'known', 'refused', 'unclear'];

/** What each metric of ours can say: its labels, and their values. Metrics without labels are left out. */
export const METRIC_LABELS: Readonly<Record<string, Record<string, readonly string[]>>> = {
  kling_interactions_total: {
    answer: [...ANSWERS, 'file'],
    outcome: ['answered', 'taken', 'late', 'failed'],
  },
  kling_answer_seconds: { answer: ANSWERS },
  kling_acceptances_total: {
    outcome: ['accepted', 'repeated', 'late', 'id_exists', 'refused', 'unclear'],
  },
  kling_refusals_total: { code: ERROR_CODES },
  kling_edit_moves_total: { to: EDIT_STATES },
  kling_edit_endings_total: { state: ENDINGS, code: ['none', ...ERROR_CODES] },
  kling_step_failures_total: { queue: QUEUES, code: ERROR_CODES },
  kling_deliveries_total: { way: WAYS, sent_as: ['whole', 'preview', 'link'] },
  kling_told_total: { way: WAYS },
  kling_spent_dollars_total: { state: ENDINGS },
  kling_returned_dollars_total: { state: ENDINGS },
  kling_refunds_total: { state: ENDINGS },
  kling_provider_calls_total: { call: CALLS, outcome: [...CALL_OUTCOMES, ...ERROR_CODES] },
  kling_provider_call_seconds: { call: CALLS },
  kling_open_edits: { state: EDIT_STATES },
  kling_waiting_edits: { queue: QUEUES },
  kling_oldest_wait_seconds: { queue: QUEUES },
  kling_month_dollars: { part: ['cap', 'spent', 'held', 'left'] },
  kling_paused: { reason: PAUSE_REASONS },
  kling_check_ok: { check: ['running', 'redis', 'gateway', 'generate', 'deliver'] },
};
