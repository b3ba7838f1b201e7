import { decided } from '../core/audit.ts';
import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { managesServer } from '../core/rights.ts';
import type { PauseScope } from '../core/settings-report.ts';
import { asked } from './asked.ts';
import { feed, type FeedDeps } from './feed.ts';
import { pauseDecision } from './pause.ts';
import type { Ports } from './ports.ts';

export type PauseEditsDeps = FeedDeps &
  Pick<Ports, 'pauses' | 'servers'> & { operators: ReadonlySet<string> };

/**
 * Lets nothing new start: in a server, for its managers, or everywhere, for the operators. Rejects with `not_manager`,
 * `not_operator`, `already_paused`.
 */
export async function pauseEdits(
  deps: PauseEditsDeps,
  asker: Asker,
  scope: PauseScope,
): Promise<PauseScope> {
  const { userId: by } = asker;
  if (scope === 'everywhere') {
    if (!deps.operators.has(by)) throw fail('not_operator');
    // An account that has to hold nothing: an operator's pause ends by an operator's word alone.
    if (!(await deps.pauses.begin('operator', 0, pauseDecision('pause.begun', by)))) {
      throw fail('already_paused');
    }
    deps.ambient.log.info({ by }, 'paused');
    return scope;
  }
  if (!managesServer(asker.permissions)) throw fail('not_manager');
  await turnServer(deps, asker, true);
  return scope;
}

/**
 * Ends a pause; which one it was. Without `everywhere` the server's own comes first, for its managers; where the server is not
 * paused, the bot-wide one, for the operators. Rejects with `not_manager`, `not_operator`, `not_paused`, `store_unreachable`.
 */
export async function resumeEdits(
  deps: PauseEditsDeps,
  asker: Asker,
  everywhere: boolean,
): Promise<PauseScope> {
  const isOperator = deps.operators.has(asker.userId);
  const isManager = managesServer(asker.permissions);
  if (everywhere && !isOperator) throw fail('not_operator');
  const isPausedHere = !everywhere && (await asked(deps.servers.gate(asker.serverId))).paused;
  if (isPausedHere && isManager) {
    await turnServer(deps, asker, false);
    return 'server';
  }
  if (isOperator) {
    if (await deps.pauses.end(pauseDecision('pause.ended', asker.userId))) {
      deps.ambient.log.info({ by: asker.userId }, 'resumed');
      await feed(deps);
      return 'everywhere';
    }
    throw fail(isPausedHere ? 'not_manager' : 'not_paused');
  }
  if (isPausedHere) throw fail('not_manager');
  const isPaused = (await asked(deps.pauses.current())) !== null;
  throw fail(isPaused || !isManager ? 'not_operator' : 'not_paused');
}

async function turnServer(deps: PauseEditsDeps, asker: Asker, paused: boolean): Promise<void> {
  const { serverId, serverLocale: locale, userId: by } = asker;
  const action = paused ? 'server.paused' : 'server.resumed';
  await deps.servers.changeGate(
    serverId,
    (before) => {
      if (before.paused === paused) throw fail(paused ? 'already_paused' : 'not_paused');
      return { ...before, paused, locale };
    },
    decided(serverId, action, by, { about: 'paused' }),
  );
  deps.ambient.log.info({ server: serverId, by }, paused ? 'server paused' : 'server resumed');
}
