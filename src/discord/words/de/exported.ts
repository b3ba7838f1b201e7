import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const withEntries = (n: number): string => many(n, { one: '# Eintrag', other: '# Einträgen' });

export const exported: Texts['exported'] = {
  titles: {
    settings: (entries) =>
      `**Alles, was auf diesem Server eingestellt ist, und sein Audit-Log mit ${withEntries(entries)}.**`,
    audit: (entries) => `**Das Audit-Log, mit ${withEntries(entries)}.**`,
  },
  keepItSafe:
    'Leute stehen im Log unter Pseudonymen. Bewahre die Datei dort auf, wo nur die sie lesen können, die moderieren.',
  hint: 'docs/audit.md des Bots sagt, wie man das Log prüft',
};
