import type { AuditReport } from '../core/audit-report.ts';
import type { Asker } from '../core/edit.ts';
import { asked } from './asked.ts';
import { auditChainOf } from './audit-chain-of.ts';
import type { Ambient, Ports } from './ports.ts';

export type ReadAuditDeps = Pick<Ports, 'audit'> & {
  ambient: Ambient;
  operators: ReadonlySet<string>;
};

/** Entries that are shown at once. */
const SHOWN = 10;

/** The newest entries of a server's audit log, for its managers, or of the bot's. Rejects with `not_manager`, `not_operator`. */
export async function readAudit(
  { audit, operators }: ReadAuditDeps,
  asker: Asker,
  ofBot: boolean,
): Promise<AuditReport> {
  const chain = auditChainOf(operators, asker, ofBot);
  return { kind: 'entries', lines: await asked(audit.read(chain, null, SHOWN)) };
}

/** Whether that log is whole, or the first entry that something is wrong with. Rejects likewise. */
export async function verifyAudit(
  { audit, operators, ambient }: ReadAuditDeps,
  asker: Asker,
  ofBot: boolean,
): Promise<AuditReport> {
  const chain = auditChainOf(operators, asker, ofBot);
  const verdict = await asked(audit.verify(chain));
  if (verdict.kind === 'broken') ambient.log.error({ chain, ...verdict }, 'audit log not whole');
  return { kind: 'verdict', verdict };
}
