import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';

import { count } from '../words/figures.ts';
import { container, lines, small } from './parts.ts';

interface Exported {
  what: 'settings' | 'audit';
  entries: number;
  fileName: string;
}

/** A file that goes along: what is in it. */
export function exportCard({ what, entries, fileName }: Exported): APIMessageTopLevelComponent[] {
  const log = entries === 1 ? '1 entry' : `${count(entries)} entries`;
  return [
    container('done', [
      lines(
        what === 'settings'
          ? `**All that is set in this server, and its audit log with ${log}.**`
          : `**The audit log, with ${log}.**`,
        'People stand in the log under pseudonyms. Keep the file where only those who moderate can read it.',
      ),
      { type: ComponentType.File, file: { url: `attachment://${fileName}` } },
      lines(small('docs/audit.md of the bot says how to check the log')),
    ]),
  ];
}
