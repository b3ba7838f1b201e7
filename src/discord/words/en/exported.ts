import type { ExportReport } from '../../../core/audit-report.ts';
import { many } from './figures.ts';

const log = (entries: number): string => many(entries, { one: '# entry', other: '# entries' });

/** What goes along with a file of `/kling-admin`. */
export const exported = {
  titles: {
    settings: (entries) =>
      `**All that is set in this server, and its audit log with ${log(entries)}.**`,
    audit: (entries) => `**The audit log, with ${log(entries)}.**`,
  } satisfies Record<ExportReport['what'], (entries: number) => string>,
  keepItSafe:
    'People stand in the log under pseudonyms. Keep the file where only those who moderate can read it.',
  hint: 'docs/audit.md of the bot says how to check the log',
};
