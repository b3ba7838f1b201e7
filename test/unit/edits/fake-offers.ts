import { failure } from '../../../src/core/errors.ts';
import type { MendableClip } from '../../../src/core/mend.ts';
import type { OfferedRequest, Offers } from '../../../src/edits/offer-ports.ts';
import { PERSON } from '../discord/samples.ts';
import { file } from './asked.ts';

/** Requests that wait for a choice, in memory. */
export class FakeOffers {
  readonly kept = new Map<string, OfferedRequest>();
  /** Whether a worker can cut clips. */
  possible = true;

  port(): Offers {
    return {
      possible: async () => this.possible,
      // As the store has it: nothing but what JSON holds.
      keep: async (id, request) =>
        void this.kept.set(id, JSON.parse(JSON.stringify(request)) as OfferedRequest),
      read: async (id) => this.kept.get(id) ?? null,
      take: async (id) => this.kept.delete(id),
    };
  }
}

/** A clip of 25 s in HEVC 4K, and what somebody wanted made of it. */
export const LONG: MendableClip = {
  clipMs: 25_000,
  width: 3840,
  height: 2160,
  fps: 24_000 / 1001,
  codec: 'HEVC',
  why: failure('clip_codec', { found: 'HEVC' }),
};
export const OFFERED: OfferedRequest = {
  requesterId: PERSON,
  serverId: '900000000000000006',
  clip: LONG,
  prompt: ' put @image1 there ',
  keepAudio: true,
  source: { kind: 'upload', video: file('video') },
  remixes: null,
  attached: [['image1', file('image1')]],
};
