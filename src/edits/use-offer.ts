import { CLIP_PARTS, type Asker, type ShownMessage } from '../core/edit.ts';
import { fail, type NeededPermission } from '../core/errors.ts';
import { partsOf } from '../core/mend.ts';
import { asked } from './asked.ts';
import type { ReplyToken } from './ports.ts';
import { requestEdit, type RequestDeps } from './request.ts';

/** Somebody chose what is to be done with a clip that the model does not take. */
export interface OfferPress {
  reply: ReplyToken;
  asker: Asker;
  locale: string;
  /** Bytes. */
  attachmentLimit: number;
  missingPermissions: NeededPermission[];
  offerId: string;
  part: string;
  /** The message of the offer, which becomes the edit's card; null when Discord does not say. */
  on: ShownMessage | null;
}

/**
 * Asks for an edit again, of a piece of its clip, or of the clip converted, in place of the offer. Used once; where it is refused for now,
 * it is offered anew. Rejects before anything is acknowledged with `only_in_server`, `offer_gone`, `not_yours`, `outdated_control`,
 * `store_unreachable`; from then on as {@link requestEdit}.
 */
export async function useOffer(deps: RequestDeps, press: OfferPress): Promise<void> {
  const { offerId, part: wanted, on, ...rest } = press;
  const { serverId, userId } = rest.asker;
  if (serverId === '') throw fail('only_in_server');
  const offer = await asked(deps.offers.read(offerId));
  if (!offer || offer.serverId !== serverId) throw fail('offer_gone');
  if (offer.requesterId !== userId) throw fail('not_yours');
  const part = CLIP_PARTS.find((one) => one === wanted);
  if (part === undefined || !partsOf(offer.clip).includes(part)) throw fail('outdated_control');
  // Of two presses at once one goes on.
  if (!(await asked(deps.offers.take(offerId)))) throw fail('offer_gone');
  const { prompt, keepAudio, source, remixes, attached, clip } = offer;
  await requestEdit(deps, {
    ...rest,
    prompt,
    keepAudio,
    source,
    remixes,
    attached: new Map(attached),
    part,
    offered: { clip, on },
  });
}
