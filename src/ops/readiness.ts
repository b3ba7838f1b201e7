import { orTooLate } from '../core/time-limit.ts';
import { shareRuns } from './share.ts';

/** `running`: neither starting nor stopping; `generate` and `deliver`: the worker takes work from that queue. */
export const CHECKS = ['running', 'redis', 'gateway', 'generate', 'deliver'] as const;

export type CheckName = (typeof CHECKS)[number];

/** A probe waits 2 s for its answer. */
const CHECK_WITHIN_MS = 1_500;

export interface ReadinessSeen {
  ready: boolean;
  checks: Partial<Record<CheckName, boolean>>;
}

/** What has to be well for this process to do its work. */
export interface Readiness {
  /** Adds a check; one that rejects or is slow counts as not well. */
  add(check: CheckName, isWell: () => boolean | Promise<boolean>): void;
  /** Looks at all checks side by side. Never rejects; callers that come meanwhile share one look. */
  look(): Promise<ReadinessSeen>;
}

export function createReadiness(withinMs = CHECK_WITHIN_MS): Readiness {
  const checks = new Map<CheckName, () => boolean | Promise<boolean>>();

  const ask = async (isWell: () => boolean | Promise<boolean>): Promise<boolean> => {
    try {
      const asked = (async () => isWell())();
      return await orTooLate(withinMs, asked, () => new Error('deadline'));
    } catch {
      return false;
    }
  };
  const look = async (): Promise<ReadinessSeen> => {
    const seen = await Promise.all(
      [...checks].map(async ([name, isWell]) => [name, await ask(isWell)] as const),
    );
    return { ready: seen.every(([, well]) => well), checks: Object.fromEntries(seen) };
  };

  return {
    add(check, isWell) {
      checks.set(check, isWell);
    },
    look: shareRuns(look),
  };
}
