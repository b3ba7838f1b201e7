import { collectDefaultMetrics, Registry } from 'prom-client';

import type { SentAs, Way } from '../core/edit.ts';
import { SETTLEMENTS } from '../core/ledger.ts';
import { PAUSE_REASONS } from '../core/pause.ts';
import { EDIT_STATES, isEnding } from '../core/states.ts';
import { counter, gauge, timer } from './measures.ts';
import { CHECKS } from './readiness.ts';
import { QUEUES } from './stock.ts';

/** Where an edit fails has a code; where it did not fail, it has this. */
export const NO_CODE = 'none';

const WAYS = ['reply', 'message', 'post', 'direct', 'jobs'] as const satisfies readonly Way[];
const SENT_AS = ['whole', 'preview', 'link'] as const satisfies readonly SentAs[];
const ANSWERS = ['acknowledge', 'private', 'update', 'silent', 'form'] as const;
/** Acknowledged first, since a file may take longer: its time says nothing of how soon. */
const UNTIMED_ANSWERS = ['file'] as const;
const ANSWER_OUTCOMES = ['answered', 'taken', 'late', 'failed'] as const;
const ACCEPTANCES = ['accepted', 'repeated', 'late', 'id_exists', 'refused', 'unclear'] as const;
const CALLS = ['submit', 'poll', 'account'] as const;
const CALL_OUTCOMES = ['taken', 'finished', 'running', 'known', 'refused', 'unclear'] as const;
const MONTH_PARTS = ['cap', 'spent', 'held', 'left'] as const;
const ROLES = ['both', 'bot', 'worker'] as const;

/** Discord waits 3 s for an answer. */
const ANSWER_S = [0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2, 2.5, 3, 5];
const CALL_S = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const GENERATION_S = [30, 60, 90, 120, 180, 240, 300, 360, 480, 600, 900, 1_200, 1_800, 3_600];

export interface MeterOptions {
  role: (typeof ROLES)[number];
  /** Every error code there is. */
  codes: readonly string[];
}

/** Everything that is counted, by its name at `/metrics`. */
export type Meter = ReturnType<typeof createMeter>;

export function createMeter({ role, codes }: MeterOptions) {
  const registry = new Registry();
  registry.setDefaultLabels({ role });
  collectDefaultMetrics({ register: registry });
  return {
    text: async () => registry.metrics(),
    contentType: registry.contentType,
    ...countedOfRequests(registry, codes),
    ...countedOfEdits(registry, codes),
    ...countedOfProvider(registry, codes),
    ...levels(registry),
  };
}

/** `kling_interactions_total` and what a person's request comes to. */
function countedOfRequests(registry: Registry, codes: readonly string[]) {
  return {
    answers: counter(registry, 'kling_interactions_total', 'Answers to interactions.', {
      answer: [...ANSWERS, ...UNTIMED_ANSWERS],
      outcome: ANSWER_OUTCOMES,
    }),
    answerTime: timer(
      registry,
      'kling_answer_seconds',
      'From the arrival of an interaction until Discord took the answer; it waits 3 s.',
      { answer: ANSWERS },
      ANSWER_S,
    ),
    acceptances: counter(
      registry,
      'kling_acceptances_total',
      'What the store said to requests that had passed every check before it.',
      { outcome: ACCEPTANCES },
    ),
    refusals: counter(
      registry,
      'kling_refusals_total',
      'Requests for an edit refused in words, by why.',
      { code: codes },
    ),
  };
}

function countedOfEdits(registry: Registry, codes: readonly string[]) {
  const endings = { state: EDIT_STATES.filter(isEnding), code: [NO_CODE, ...codes] };
  const settled = { state: Object.keys(SETTLEMENTS) };
  return {
    moves: counter(registry, 'kling_edit_moves_total', 'Edits that came into a state.', {
      to: EDIT_STATES,
    }),
    endings: counter(registry, 'kling_edit_endings_total', 'Edits that ended, by why.', endings),
    stepFailures: counter(
      registry,
      'kling_step_failures_total',
      'Steps of edits that failed, whether or not they were tried again.',
      { queue: QUEUES, code: codes },
    ),
    deliveries: counter(
      registry,
      'kling_deliveries_total',
      'Clips that Discord took, by the way they went and what of them was posted.',
      { way: WAYS, sent_as: SENT_AS },
    ),
    told: counter(registry, 'kling_told_total', 'People who were told the ending of an edit.', {
      way: WAYS,
    }),
    spent: counter(
      registry,
      'kling_spent_dollars_total',
      'Money that edits cost, as the ledger books it.',
      settled,
    ),
    returned: counter(
      registry,
      'kling_returned_dollars_total',
      'Money that ended edits had held and did not spend.',
      settled,
    ),
    refunds: counter(
      registry,
      'kling_refunds_total',
      'Edits whose person got the edit and its seconds of the day back.',
      settled,
    ),
  };
}

function countedOfProvider(registry: Registry, codes: readonly string[]) {
  return {
    calls: counter(registry, 'kling_provider_calls_total', 'Calls of Segmind, by their outcome.', {
      call: CALLS,
      outcome: [...CALL_OUTCOMES, ...codes],
    }),
    callTime: timer(
      registry,
      'kling_provider_call_seconds',
      'How long calls of Segmind took, whatever their outcome.',
      { call: CALLS },
      CALL_S,
    ),
    generationTime: timer(
      registry,
      'kling_generation_seconds',
      'From the submit of an edit until its result was seen.',
      {},
      GENERATION_S,
    ),
  };
}

/** What stands in the store is the same from every process: of several, take one, and never the sum. */
function levels(registry: Registry) {
  return {
    storeUp: gauge(registry, 'kling_store_up', 'Whether Redis answered this look.', {}),
    memory: gauge(registry, 'kling_store_memory_bytes', 'Memory that Redis uses.', {}),
    memoryLimit: gauge(
      registry,
      'kling_store_memory_limit_bytes',
      'Memory that Redis may use; left out where it has no limit.',
      {},
    ),
    open: gauge(registry, 'kling_open_edits', 'Edits that have not ended, or are not told yet.', {
      state: EDIT_STATES,
    }),
    waiting: gauge(
      registry,
      'kling_waiting_edits',
      'Edits that wait: generate, for their turn at Segmind; deliver, for their delivery.',
      {
        queue: QUEUES,
      },
    ),
    oldestWait: gauge(
      registry,
      'kling_oldest_wait_seconds',
      'For how long the edit has waited that has waited longest; 0 when none does.',
      { queue: QUEUES },
    ),
    slots: gauge(registry, 'kling_provider_slots', 'Edits that may be at Segmind at once.', {}),
    slotsBusy: gauge(registry, 'kling_provider_slots_busy', 'Edits that are at Segmind.', {}),
    month: gauge(
      registry,
      'kling_month_dollars',
      "The bot's budget of this month; cap and left are left out where there is no limit.",
      { part: MONTH_PARTS },
    ),
    paused: gauge(registry, 'kling_paused', 'Whether nothing is submitted for now, and why.', {
      reason: PAUSE_REASONS,
    }),
    checks: gauge(registry, 'kling_check_ok', 'What /readyz asks, of this process.', {
      check: CHECKS,
    }),
  };
}
