import { decided } from '../core/audit.ts';
import type { ExportReport } from '../core/audit-report.ts';
import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { asked } from './asked.ts';
import { auditChainOf } from './audit-chain-of.ts';
import type { Ports } from './ports.ts';
import type { ReadAuditDeps } from './read-audit.ts';

/** A file of more bytes is not handed out in an answer. */
export const EXPORT_MAX_BYTES = 8 * 1024 * 1024;

/**
 * An audit log as a file with which it can be checked elsewhere, for a server's managers, or of the bot's. That it was exported
 * is noted, and stands in it. Rejects with `not_manager`, `not_operator`, `export_too_large`, `store_unreachable`.
 *
 * @param mostBytes - of a file in an answer, by Discord's word.
 */
export async function exportAudit(
  deps: ReadAuditDeps,
  asker: Asker,
  ofBot: boolean,
  mostBytes: number,
): Promise<ExportReport> {
  const chain = auditChainOf(deps.operators, asker, ofBot);
  await noteExport(deps, chain, asker, 'audit');
  const lines = await collectLines(deps, chain, Math.min(mostBytes, EXPORT_MAX_BYTES));
  const text = `${lines.join('\n')}\n`;
  deps.ambient.log.info({ chain, by: asker.userId }, 'audit log exported');
  return {
    what: 'audit',
    entries: lines.filter((line) => line.startsWith('{"hash"')).length,
    file: { filename: `kling-audit-${chain}.jsonl`, text },
  };
}

export async function noteExport(
  { audit }: Pick<Ports, 'audit'>,
  chain: string,
  { userId }: Asker,
  about: ExportReport['what'],
): Promise<void> {
  const decision = decided(chain, 'audit.exported', userId, { about });
  await asked(audit.note({ ...decision, before: null, after: null }));
}

/** A chain as lines of JSON. Rejects with `export_too_large`, `store_unreachable`. */
export async function collectLines(
  { audit }: Pick<Ports, 'audit'>,
  chain: string,
  mostBytes: number,
): Promise<string[]> {
  const lines: string[] = [];
  let bytes = 0;
  for await (const line of await asked(audit.export(chain))) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > mostBytes) throw fail('export_too_large', { max: mostBytes });
    lines.push(line);
  }
  return lines;
}
