import type { AuditLine, AuditVerdict } from './audit.ts';

/** What `/kling-admin audit` shows. */
export type AuditReport =
  /** The newest first. */
  { kind: 'entries'; lines: AuditLine[] } | { kind: 'verdict'; verdict: AuditVerdict };

/** A file that goes along with an answer. */
export interface ExportedFile {
  filename: string;
  text: string;
}

/** What `/kling-admin export` and `audit action:export` give. */
export interface ExportReport {
  what: 'settings' | 'audit';
  /** Entries of the audit log in it. */
  entries: number;
  file: ExportedFile;
}
