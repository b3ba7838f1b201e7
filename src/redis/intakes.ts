import type { Redis } from 'ioredis';
import { z } from 'zod';

import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const openScript = loadScript('open-intake');
const letGo = loadScript('let-go-intake');
const close = loadScript('close-intake');
const claim = loadScript('claim-intake');

/** Discord lets an interaction's token live this long; an intake is worth nothing without it. */
const TOKEN_LIFE_MS = 15 * 60_000;
/** One that was let go of waits this long for the process that goes on with it: longer than that one looks for it. */
const FREE_MS = 5_000;

const storedIntake = z.object({
  interactionId: z.string(),
  applicationId: z.string(),
  token: z.string(),
  owner: z.string(),
  requesterId: z.string(),
  /** Those of before it was kept have none. */
  locale: z.string().default('en-US'),
  /** Set by the process that took it over: it goes on until the person is told. */
  claimed: z.boolean().optional(),
  /** Its process let go of it: whoever opens it has it. */
  free: z.boolean().optional(),
});

const opening = z.tuple([z.number(), z.number()]);

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
    const { free: _, ...known } = intake;
    const mine = { ...known, owner, claimed: true };
    const claimed = await claim(
      redis,
      [keys.intake(interactionId), keys.intakes],
      [raw, JSON.stringify(mine), interactionId],
    );
    return claimed === 1 ? mine : null;
  };

  return {
    async open(intake: StoredIntake): Promise<{ ours: boolean; nowMs: number }> {
      const { interactionId } = intake;
      const [ours, nowMs] = opening.parse(
        await openScript(
          redis,
          [keys.intake(interactionId), keys.intakes, keys.interaction(interactionId)],
          [JSON.stringify(storedIntake.parse(intake)), interactionId, TOKEN_LIFE_MS],
        ),
      );
      return { ours: ours === 1, nowMs };
    },

    async letGo(intake: StoredIntake): Promise<void> {
      const { interactionId } = intake;
      const opened = storedIntake.parse(intake);
      const nobody = `nobody:${interactionId}`;
      await letGo(
        redis,
        [keys.intake(interactionId), keys.alive(nobody)],
        [JSON.stringify(opened), JSON.stringify({ ...opened, owner: nobody, free: true }), FREE_MS],
      );
    },

    async close(interactionId: string): Promise<void> {
      await close(redis, [keys.intake(interactionId), keys.intakes], [owner, interactionId]);
    },

    async orphaned(): Promise<StoredIntake[]> {
      const known = await redis.zrange(keys.intakes, '0', '-1');
      const claimed = await Promise.all(known.map((id) => claimOrphan(id)));
      return claimed.filter((intake) => intake !== null);
    },
  };
}
