import type { Redis } from 'ioredis';
import { z } from 'zod';

import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const claim = loadScript('claim-intake');

/** Discord lets an interaction's token live this long; an intake is worth nothing without it. */
const TOKEN_LIFE_MS = 15 * 60_000;

const storedIntake = z.object({
  interactionId: z.string(),
  applicationId: z.string(),
  token: z.string(),
  owner: z.string(),
  requesterId: z.string(),
  /** Set by the process that took it over: it goes on until the person is told. */
  claimed: z.boolean().optional(),
});

type StoredIntake = z.infer<typeof storedIntake>;

/** Requests between acknowledgement and acceptance: a string each that expires with its token, and an index of them. */
export function createIntakes({ redis, owner }: { redis: Redis; owner: string }) {
  const claimOrphan = async (interactionId: string): Promise<StoredIntake | null> => {
    const raw = await redis.get(keys.intake(interactionId));
    if (raw === null) {
      await redis.zrem(keys.intakes, interactionId);
      return null;
    }
    const intake = storedIntake.parse(JSON.parse(raw));
    if (intake.owner === owner && intake.claimed) return intake;
    if ((await redis.exists(keys.alive(intake.owner))) === 1) return null;
    const mine = { ...intake, owner, claimed: true };
    const claimed = await claim(
      redis,
      [keys.intake(interactionId), keys.intakes],
      [raw, JSON.stringify(mine), interactionId],
    );
    return claimed === 1 ? mine : null;
  };

  return {
    async open(intake: StoredIntake): Promise<{ ours: boolean; nowMs: number }> {
      const answers = await redis
        .multi()
        .set(
          keys.intake(intake.interactionId),
          JSON.stringify(storedIntake.parse(intake)),
          'PX',
          TOKEN_LIFE_MS,
          'NX',
        )
        .zadd(keys.intakes, Date.now(), intake.interactionId)
        .time()
        .exec();
      const [set, , time] = (answers ?? []).map(([error, value]) => {
        if (error) throw error;
        return value;
      });
      const [seconds, micros] = z.tuple([z.coerce.number(), z.coerce.number()]).parse(time);
      return { ours: set === 'OK', nowMs: seconds * 1000 + Math.floor(micros / 1000) };
    },

    async close(interactionId: string): Promise<void> {
      await redis.multi().del(keys.intake(interactionId)).zrem(keys.intakes, interactionId).exec();
    },

    async orphaned(): Promise<StoredIntake[]> {
      const known = await redis.zrange(keys.intakes, '0', '-1');
      const claimed = await Promise.all(known.map((id) => claimOrphan(id)));
      return claimed.filter((intake) => intake !== null);
    },
  };
}
