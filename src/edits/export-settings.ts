import type { ExportReport } from '../core/audit-report.ts';
import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { managesServer } from '../core/rights.ts';
import { asked } from './asked.ts';
import { collectLines, EXPORT_MAX_BYTES, noteExport } from './export-audit.ts';
import type { Ambient, Ports } from './ports.ts';

export type ExportDeps = Pick<Ports, 'audit' | 'servers'> & { ambient: Ambient };

/**
 * All that a server has set, and its audit log, as one file of JSON, for its managers. Rejects with `not_manager`,
 * `export_too_large`, `store_unreachable`.
 */
export async function exportSettings(
  deps: ExportDeps,
  asker: Asker,
  mostBytes: number,
): Promise<ExportReport> {
  if (!managesServer(asker.permissions)) throw fail('not_manager');
  const { serverId } = asker;
  const { servers, ambient } = deps;
  await noteExport(deps, serverId, asker, 'settings');
  const max = Math.min(mostBytes, EXPORT_MAX_BYTES);
  const [gate, limits, words, blocked, lines] = await Promise.all([
    asked(servers.gate(serverId)),
    asked(servers.limits(serverId)),
    asked(servers.words(serverId)),
    asked(servers.blocks(serverId)),
    collectLines(deps, serverId, max),
  ]);
  const exportedAt = new Date(ambient.now()).toISOString();
  const head = { format: 'kling-server-1', serverId, exportedAt, gate, limits, words, blocked };
  // Each line is one value, as it stands there: what is hashed in it are texts, which stay what they are.
  const text = `${JSON.stringify(head).slice(0, -1)},"audit":[\n${lines.join(',\n')}\n]}\n`;
  if (Buffer.byteLength(text) > max) throw fail('export_too_large', { max });
  ambient.log.info({ server: serverId, by: asker.userId }, 'settings exported');
  return {
    what: 'settings',
    entries: lines.filter((line) => line.startsWith('{"hash"')).length,
    file: { filename: `kling-server-${serverId}.json`, text },
  };
}
