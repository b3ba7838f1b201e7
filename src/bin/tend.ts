import { feed } from '../edits/feed.ts';
import { mirrorAudit, pruneAudit, sealAudit } from '../edits/mirror-audit.ts';
import { OUTPUT_LIFE_MS } from '../edits/output-link.ts';
import { probePause } from '../edits/pause.ts';
import { purgeServers } from '../edits/purge-servers.ts';
import { refreshWaiting } from '../edits/refresh.ts';
import { showReports } from '../edits/show-reports.ts';
import { tellOperators } from '../edits/tell-operators.ts';
import { reconcile, sweep, tellInterrupted } from '../edits/tend.ts';
import { every } from './every.ts';
import { verbDeps } from './verb-deps.ts';
import type { Wired, Wiring } from './wire.ts';

const RECONCILE_MS = 500;
const SWEEP_MS = 20_000;
const CARDS_MS = 5_000;
const NOTICES_MS = 2_000;
const SERVERS_MS = 600_000;
const AUDIT_MS = 5_000;
/** Between two looks whether it is time to do what is done once a day. */
const PRUNE_MS = 600_000;
const HOUR_MS = 3_600_000;

/** What every process does beside its role: nothing that was accepted depends on the process that accepted it. */
export function startTending(wiring: Wiring, wired: Wired): void {
  const { ambient, lifetime, settings } = wiring;
  const deps = verbDeps(wiring, wired);
  const start = (what: string, ms: number, task: () => Promise<void>, trouble: string): void => {
    const stop = every(ms, task, (error) => ambient.log.warn({ error }, trouble));
    lifetime.add(what, stop);
  };
  const lockMs = settings.QUEUE_LOCK_MS;
  const sweepMs = Math.min(SWEEP_MS, lockMs * 2);
  start('reconciler', RECONCILE_MS, async () => reconcile(deps), 'the outbox was not read');
  start('line', RECONCILE_MS, async () => feed(deps), 'the line was not read');
  start('sweep', sweepMs, async () => sweep(deps), 'open edits not swept');
  start('results swept', HOUR_MS, async () => sweepResults(wired), 'results not swept');
  start('interrupted', lockMs, async () => tellInterrupted(deps), 'intakes not read');
  start('pause', RECONCILE_MS, async () => probePause(deps), 'the pause was not looked at');
  start('notices', NOTICES_MS, async () => tellOperators(deps), 'operators were not told');
  start('reports', NOTICES_MS, async () => showReports(deps), 'moderators were not shown reports');
  start('servers', SERVERS_MS, async () => purgeServers(deps), 'servers were not looked at');
  start('audit', AUDIT_MS, async () => sealAudit(deps), 'what was decided was not sealed');
  const mirror = async () => mirrorAudit(deps, AUDIT_MS);
  start('audit channels', AUDIT_MS, mirror, 'audit entries were not copied');
  start('audit age', PRUNE_MS, async () => pruneAudit(deps), 'old audit entries were not dropped');
  start('cards', CARDS_MS, async () => refreshWaiting(deps), 'cards of those that wait not drawn');
}

/** Removes what a killed process left on this disk, a bot that had a clip screened as well; what open edits need stays. */
async function sweepResults({ ports, results }: Wired): Promise<void> {
  const open = await ports.edits.open();
  const needed = await Promise.all(open.map(async (id) => (await ports.edits.read(id))?.outputUrl));
  await results.sweep(open, HOUR_MS);
  // What was sent by Segmind itself and could not be posted is kept as long as a link would live.
  await results.sweep(
    open,
    OUTPUT_LIFE_MS,
    needed.filter((url) => typeof url === 'string'),
  );
}
