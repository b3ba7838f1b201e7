import { EditError, fail, failure } from '../core/errors.ts';
import type { ApiVersion } from '../core/edit.ts';
import { failureOfText, wordsIn } from './failure-text.ts';
import { inlineClip, looksLikeClip } from './inline-clip.ts';
import { clipStrings, isLink } from './output-link.ts';
import { ProviderFailure } from './provider-failure.ts';
import { chunksOf, parseJson, peek, readText } from './read-body.ts';
import { microsOf, recordOf } from './record.ts';
import type { JobRecord } from './record.ts';
import type { Spool } from './spool.ts';
import type { Finished, Limits, Taken } from './types.ts';
import type { Answer } from './wire.ts';

/**
 * Reads the answer to a submit that was accepted, in every form that either version is known or thought to use: a
 * request id, a link, a `data:` URI, base64, the clip itself. An answer without a request id is never thrown away
 * unread: it may be the paid clip. Rejects with `provider_unreadable` when it is nothing of these.
 */
export async function readAccepted(
  version: ApiVersion,
  answer: Answer,
  spool: Spool,
  limits: Limits,
): Promise<Taken | Finished> {
  const { head, all } = await peek(chunksOf(answer, limits.clipBytes), 8);
  if (head.length === 0) throw fail('provider_unreadable');
  const headerCost = microsOf(answer.header('x-cost'));
  if (isClip(head, answer.header('content-type'))) {
    return { kind: 'finished', outputUrl: await spool(all), costMicros: headerCost };
  }
  const text = await readText(all, limits.inlineBytes);
  // A bare link or base64, unquoted, is a string too.
  const json = parseJson(text) ?? text;
  const record = recordOf(json);
  const costMicros = record.costMicros ?? headerCost;
  if (record.requestId !== null && isWaiting(version, record)) {
    return { kind: 'taken', requestId: record.requestId };
  }
  if (record.status === 'FAILED') throw endedFailed(json, costMicros, answer.status);
  const outputUrl = await clipIn(json, spool);
  if (outputUrl !== null) return { kind: 'finished', outputUrl, costMicros };
  if (record.requestId !== null) return { kind: 'taken', requestId: record.requestId };
  throw new EditError(failure('provider_unreadable'), { name: 'Answer', status: answer.status });
}

/** Text is told from a clip by how it begins, whatever it calls itself: a clip begins with a length, in base64 `AAAA`. */
function isClip(head: Buffer, contentType: string | null): boolean {
  if (looksLikeClip(head)) return true;
  if (/^\s*[[{"<]|^(https?:|data:|AAAA)/i.test(head.toString('latin1'))) return false;
  return /^(video\/|application\/octet-stream)/i.test(contentType ?? '');
}

/** v2 always means "poll", also where a link stands beside the id (it has `status_url` and the like). */
function isWaiting(version: ApiVersion, record: JobRecord): boolean {
  return version === 'v2' || record.status === 'QUEUED' || record.status === 'PROCESSING';
}

function endedFailed(json: unknown, costMicros: number | null, status: number): ProviderFailure {
  const reason = failureOfText(wordsIn(json)) ?? failure('provider_failed');
  return new ProviderFailure(reason, costMicros, { name: 'Failed', status });
}

async function clipIn(json: unknown, spool: Spool): Promise<string | null> {
  for (const text of clipStrings(json)) {
    if (isLink(text)) return text;
    const clip = inlineClip(text);
    if (clip !== null) return await spool(once(clip));
  }
  return null;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
