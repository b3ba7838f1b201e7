import type { Offer } from '../core/card.ts';
import type { ClipCut, ClipPart } from '../core/edit.ts';
import { EditError, failureOf, type ErrorCode } from '../core/errors.ts';
import { linkExpiresAtMs } from '../core/link.ts';
import { planCut, type MendableClip } from '../core/mend.ts';
import { newEditId } from './new-id.ts';
import type { OfferedRequest } from './offer-ports.ts';
import type { Ambient, CheckedInputs, Ports } from './ports.ts';
import type { EditRequest } from './request.ts';

/** The model does not take a clip as it is, and its person has not said yet what is to be done with it. */
class MendableError extends EditError {
  readonly clip: MendableClip;

  constructor(clip: MendableClip) {
    super(clip.why);
    this.clip = clip;
  }
}

/** An offer stands so long, in ms, unless the links to its files end before. */
const OFFERED_MS = 3 * 3_600_000;
/** After which an edit made of them would have no time left. */
const BEFORE_LINKS_MS = 10 * 60_000;

/** Refusals that may be over soon: what was offered is then offered again. Nothing of such a request was accepted. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'limit_at_once',
  'limit_pending',
  'limit_cooldown',
  'limit_day_edits',
  'limit_day_clip',
  'limit_server_day',
  'limit_bot_month',
  'edits_paused',
  'server_paused',
  'store_unreachable',
]);

/**
 * What is to be done with a clip before anything else, and its length then.
 *
 * @param part - what its person chose; null: they were not asked.
 * @throws MendableError where they have to be asked.
 */
export function cutFor(
  { clipMs, mend }: CheckedInputs,
  part: ClipPart | null,
): { clipMs: number; cut: ClipCut | null } {
  if (mend === null) return { clipMs, cut: null };
  if (part === null) throw new MendableError(mend);
  const cut = planCut(clipMs, part);
  return { clipMs: cut.lengthMs, cut };
}

/**
 * What a refusal may offer instead: the request is kept for it. Null where there is nothing to offer, no worker that could do it, or
 * the store does not answer. Never rejects.
 */
export async function offerInstead(
  deps: Pick<Ports, 'offers'> & { ambient: Ambient },
  request: EditRequest,
  error: unknown,
): Promise<Offer | null> {
  const clip = clipOf(request, error);
  if (clip === null) return null;
  try {
    const forMs = offeredMs(request, deps.ambient.now());
    if (forMs <= 0 || !(await deps.offers.possible())) return null;
    const id = newEditId();
    await deps.offers.keep(id, offeredOf(request, clip), forMs);
    return { id, clip };
  } catch (failed) {
    deps.ambient.log.warn({ code: failureOf(failed).code }, 'nothing offered');
    return null;
  }
}

function clipOf(request: EditRequest, error: unknown): MendableClip | null {
  if (error instanceof MendableError) return error.clip;
  return PASSING.has(failureOf(error).code) ? (request.offered?.clip ?? null) : null;
}

/** What is kept of a request: who asks, and with which rights, is told by the press. */
function offeredOf(request: EditRequest, clip: MendableClip): OfferedRequest {
  const { asker, prompt, keepAudio, source, remixes, attached } = request;
  const { userId: requesterId, serverId } = asker;
  return {
    requesterId,
    serverId,
    clip,
    prompt,
    keepAudio,
    source,
    remixes,
    attached: [...attached],
  };
}

function offeredMs({ attached, source }: EditRequest, nowMs: number): number {
  const urls = [...attached.values()].map(({ url }) => url);
  const all = source.kind === 'upload' ? [...urls, source.video.url] : urls;
  const ends = all
    .map(linkExpiresAtMs)
    .filter((ms) => ms !== null)
    .map((ms) => ms - nowMs - BEFORE_LINKS_MS);
  return Math.floor(Math.min(OFFERED_MS, ...ends));
}
