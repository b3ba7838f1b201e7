import type { AuditReport, ExportReport } from '../core/audit-report.ts';
import type { Asker } from '../core/edit.ts';
import type { GateChange } from '../core/gate-change.ts';
import type { ServerUsageReport } from '../core/server-usage.ts';
import type { BlocksReport, GateReport, PauseScope, WordsReport } from '../core/settings-report.ts';
import type { WordsChange } from '../core/word-lists.ts';
import type { BlockRequest } from '../edits/block-person.ts';

/** Of {@link Actions}, what managers, moderators and operators set. */
export interface SettingsActions {
  /** What holds afterwards. Null changes nothing. */
  changeGate(asker: Asker, change: GateChange | null): Promise<GateReport>;
  /** Likewise. */
  changeWords(asker: Asker, change: WordsChange | null): Promise<WordsReport>;
  readServerUsage(asker: Asker): Promise<ServerUsageReport>;
  /** `ofBot`: the bot's own log, for operators. */
  readAudit(asker: Asker, ofBot: boolean): Promise<AuditReport>;
  verifyAudit(asker: Asker, ofBot: boolean): Promise<AuditReport>;
  /** `mostBytes`: of a file that an answer can take. */
  exportAudit(asker: Asker, ofBot: boolean, mostBytes: number): Promise<ExportReport>;
  exportSettings(asker: Asker, mostBytes: number): Promise<ExportReport>;
  listBlocks(asker: Asker): Promise<BlocksReport>;
  blockPerson(asker: Asker, request: BlockRequest): Promise<BlocksReport>;
  unblockPerson(asker: Asker, userId: string): Promise<BlocksReport>;
  /** What was paused, or goes on. */
  pauseEdits(asker: Asker, scope: PauseScope): Promise<PauseScope>;
  resumeEdits(asker: Asker, everywhere: boolean): Promise<PauseScope>;
}
