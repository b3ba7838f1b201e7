import { BOT_CHAIN, decided, type Decision } from '../core/audit.ts';
import type { Pause } from '../core/pause.ts';
import { feed, type FeedDeps } from './feed.ts';
import type { Ports } from './ports.ts';

export type PauseDeps = FeedDeps &
  Pick<Ports, 'pauses' | 'provider'> & {
    /** Time between two tries to go on, in ms. */
    probeMs: number;
  };

const ASK_WITHIN_MS = 10_000;

/** @param actor - the operator who decided it; null: the bot by itself. */
export function pauseDecision(
  action: 'pause.begun' | 'pause.ended',
  actor: string | null,
): Decision {
  return decided(BOT_CHAIN, action, actor, { about: 'pause' });
}

/**
 * Whether it is worth trying to submit again. The account tells of money and of the key; whether the model is back only a
 * submit can tell, and an account that says nothing clear is no reason to wait for ever.
 */
export async function seemsOver(deps: PauseDeps, pause: Pause): Promise<boolean> {
  if (pause.reason === 'operator') return false;
  if (!(await deps.pauses.claimProbe(deps.probeMs))) return false;
  if (pause.reason !== 'credits' && pause.reason !== 'key') return true;
  const account = await deps.provider.account(AbortSignal.timeout(ASK_WITHIN_MS));
  if (account.kind === 'refused') return false;
  return account.kind !== 'known' || account.micros >= Math.max(1, pause.neededMicros);
}

/**
 * Ends a pause that no edit is held by: the edit that met the trouble tries again itself and shows thereby that it is over,
 * but it may have been cancelled meanwhile.
 */
export async function probePause(deps: PauseDeps): Promise<void> {
  const pause = await deps.pauses.current();
  if (!pause || (await deps.line.busy()) > 0) return;
  if (!(await seemsOver(deps, pause))) return;
  await deps.pauses.end(pauseDecision('pause.ended', null));
  deps.ambient.log.info({ reason: pause.reason }, 'resumed by itself');
  await feed(deps);
}
