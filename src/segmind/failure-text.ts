import { failure } from '../core/errors.ts';
import type { Failure } from '../core/errors.ts';
import { parseJson } from './read-body.ts';

/** Where services put their words, and their numbers (Kling's 1301 is a content refusal). */
const WORDED = [
  'error',
  'error_description',
  'detail',
  'message',
  'msg',
  'code',
  'type',
  'reason',
  'description',
];
const MAX_DEPTH = 5;
/** Enough of any text to find a phrase in it. */
const MAX_TEXT = 8_192;

/**
 * What an error body says: the worded fields of JSON, else the text as it is. Other fields are left out, since services
 * quote the request there and a prompt about "safety" is no refusal.
 */
export function failureText(body: string): string {
  const json = parseJson(body);
  return (json === undefined ? body : wordsIn(json)).slice(0, MAX_TEXT);
}

/** The same for JSON that was read already. */
export function wordsIn(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return '';
  const inner = Array.isArray(value)
    ? value
    : Object.entries(value).flatMap(([key, entry]) => (WORDED.includes(key) ? [entry] : []));
  return inner
    .map((entry) => wordsIn(entry, depth + 1))
    .filter((words) => words !== '')
    .join('\n');
}

/** From the most exact to the most general; the first that fits wins. */
const phrases: [RegExp, Failure][] = [
  [
    /file.download.error|(failed|unable|cannot|could not) to? ?(be )?download|download.{0,20}(failed|timed? ?out)/i,
    failure('provider_download_failed'),
  ],
  [/video.duration.too.long/i, failure('provider_clip_too_long')],
  [/video.duration.too.short/i, failure('provider_clip_too_short')],
  [/unsupported.video.format/i, failure('provider_clip_format')],
  [/image.too.small/i, failure('provider_image_small')],
  [/image.too.large/i, failure('provider_image_large')],
  [
    /(resolution|aspect.?ratio).{0,80}(invalid|not supported|unsupported)|invalid.{0,40}(resolution|aspect.?ratio)/i,
    failure('provider_clip_sides'),
  ],
  [
    /content.?policy|content.?checker|risk.?control|moderation|safety|sensitive|\b1301\b/i,
    failure('provider_content_refused'),
  ],
  [/elementReferList|validation|value.?error|field required/i, failure('provider_validation')],
];

/** The failure that a text stands for, or null when it says nothing we know. */
export function failureOfText(text: string): Failure | null {
  return phrases.find(([phrase]) => phrase.test(text))?.[1] ?? null;
}
