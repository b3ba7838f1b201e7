import type { AuditLine } from './audit.ts';
import type { AuditReport, ExportReport } from './audit-report.ts';
import type { ServerUsageReport } from './server-usage.ts';
import type { BlocksReport, GateReport, SetupPage, WordsReport } from './settings-report.ts';

/** What is shown to those who set how a server uses the bot. */
export type SettingsCard =
  | { kind: 'setup'; report: GateReport; page: SetupPage }
  | { kind: 'access'; report: GateReport; changed: boolean }
  | { kind: 'words'; report: WordsReport }
  | { kind: 'audit'; report: AuditReport }
  /** New entries, the oldest first, in a server's audit channel; `locale`: the server's. */
  | { kind: 'audit_news'; lines: readonly AuditLine[]; locale: string }
  /** `fileName`: of the file that goes along. */
  | { kind: 'exported'; what: ExportReport['what']; entries: number; fileName: string }
  | { kind: 'server_usage'; report: ServerUsageReport }
  | { kind: 'blocks'; report: BlocksReport }
  /** A server's own pause, begun or ended. */
  | { kind: 'server_pause'; paused: boolean }
  /** The bot-wide pause, by an operator's word. */
  | { kind: 'paused' };
