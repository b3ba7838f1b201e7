import type { Answer } from './wire.ts';

/** A date further off than this is a mistake, and would hold an edit for as long. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000;

/**
 * When to come back after a 429, in milliseconds since the epoch: `x-rate-limit-reset-at-utc` (seen in old answers;
 * date or epoch), or `Retry-After` (seconds or date). Null when neither says.
 */
export function retryAtMs(answer: Pick<Answer, 'header'>, nowMs: number): number | null {
  const reset = epochOf(answer.header('x-rate-limit-reset-at-utc'));
  const after = answer.header('retry-after');
  const seconds = after !== null && /^\d{1,9}(\.\d+)?$/.test(after.trim()) ? Number(after) : null;
  const at = reset ?? (seconds === null ? epochOf(after) : nowMs + Math.ceil(seconds * 1000));
  return at === null || at > nowMs + MAX_WAIT_MS ? null : at;
}

function epochOf(text: string | null): number | null {
  const value = text?.trim() ?? '';
  // Seconds have ten digits until the year 2286, milliseconds thirteen.
  if (/^\d{10}(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  if (/^\d{13}$/.test(value)) return Number(value);
  // Date.parse makes a date of nearly anything.
  if (!/\d{4}/.test(value)) return null;
  // The header is UTC by name; a date without a zone would be read as local time.
  const zoned = /^\d{4}-\d\d-\d\d[T ][\d:.]+$/.test(value) ? `${value.replace(' ', 'T')}Z` : value;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? null : at;
}
