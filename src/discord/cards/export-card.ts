import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';

import type { ExportReport } from '../../core/audit-report.ts';
import type { Texts } from '../words/texts.ts';
import { container, lines, small } from './parts.ts';

interface Exported {
  what: ExportReport['what'];
  entries: number;
  fileName: string;
}

/** A file that goes along: what is in it. */
export function exportCard(
  { what, entries, fileName }: Exported,
  t: Texts,
): APIMessageTopLevelComponent[] {
  return [
    container('done', [
      lines(t.exported.titles[what](entries), t.exported.keepItSafe),
      { type: ComponentType.File, file: { url: `attachment://${fileName}` } },
      lines(small(t.exported.hint)),
    ]),
  ];
}
