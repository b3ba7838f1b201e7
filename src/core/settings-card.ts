import type { BlocksReport, GateReport, SetupPage, WordsReport } from './settings-report.ts';

/** What is shown to those who set how a server uses the bot. */
export type SettingsCard =
  | { kind: 'setup'; report: GateReport; page: SetupPage }
  | { kind: 'access'; report: GateReport; changed: boolean }
  | { kind: 'words'; report: WordsReport }
  | { kind: 'blocks'; report: BlocksReport }
  /** A server's own pause, begun or ended. */
  | { kind: 'server_pause'; paused: boolean }
  /** The bot-wide pause, by an operator's word. */
  | { kind: 'paused' };
