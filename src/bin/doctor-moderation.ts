import { fail, notLookedAt, ok, type Finding } from '../ops/doctor.ts';
import { createRemoteScreen, type Unanswered } from '../moderation/remote-screen.ts';
import { moderationAddress } from '../moderation/screen.ts';
import type { Consulted } from './doctor-settings.ts';

const CHECK = 'moderation';
const WITHIN_MS = 8_000;
/** Nothing that anybody could object to. */
const TRIAL = 'A boat on a quiet lake.';

const SILENT = 'Check the network and MODERATION_URL; a 429 or 5xx passes by itself.';

/** What an endpoint without an answer is, and how to mend it. */
const UNANSWERED = {
  unreachable: ['reach', 'MODERATION_URL cannot be reached', SILENT],
  too_late: ['reach', 'MODERATION_URL answers too late', SILENT],
  stopped: ['reach', 'MODERATION_URL answers too late', SILENT],
  rate_limited: ['reach', 'MODERATION_URL takes no more requests for now', SILENT],
  failed: ['reach', 'MODERATION_URL answers with an error', SILENT],
  refused: [
    'settings',
    'MODERATION_URL refuses the request',
    'Correct MODERATION_KEY, or MODERATION_URL: the address of an OpenAI-compatible endpoint.',
  ],
  too_long: [
    'settings',
    'what answers at MODERATION_URL is no moderation endpoint',
    'Correct MODERATION_URL: the address of an OpenAI-compatible endpoint.',
  ],
  unreadable: [
    'settings',
    'what answers at MODERATION_URL is no moderation endpoint',
    'Correct MODERATION_URL: the address of an OpenAI-compatible endpoint.',
  ],
} as const satisfies Record<Unanswered, readonly ['reach' | 'settings', string, string]>;

/** Asks the operator's moderation endpoint about a harmless sentence. No line where there is none. */
export async function checkModeration({ settings, wrong }: Consulted): Promise<Finding[]> {
  const name = ['MODERATION_URL', 'MODERATION_THRESHOLDS'].find((one) => wrong.has(one));
  if (name !== undefined) return [notLookedAt(CHECK, `${name} is wrong`, name)];
  const { MODERATION_URL: given, MODERATION_KEY: key = null } = settings;
  if (given === undefined) return [];
  const screen = createRemoteScreen({
    url: moderationAddress(given),
    key,
    model: null,
    thresholds: settings.MODERATION_THRESHOLDS ?? {},
    limitMs: WITHIN_MS,
  });
  try {
    const answer = await screen.ask(TRIAL, [], new AbortController().signal);
    if (answer.kind === 'unanswered') {
      const [need, text, mend] = UNANSWERED[answer.why];
      return [fail(CHECK, need, text, mend)];
    }
    if (answer.kind === 'clean') return [ok(CHECK, 'the endpoint answers')];
    const what = 'the endpoint objects to a harmless sentence: it would to every edit';
    const mend = 'Raise MODERATION_THRESHOLDS, or look at the endpoint.';
    return [fail(CHECK, 'settings', what, mend)];
  } finally {
    await screen.close();
  }
}
