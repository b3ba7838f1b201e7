import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const log = (entries: number): string =>
  many(entries, { zero: '0 entradas', one: '# entrada', other: '# entradas' });

export const exported: Texts['exported'] = {
  titles: {
    settings: (entries) =>
      `**Tudo o que está definido neste servidor e o registro de auditoria, com ${log(entries)}.**`,
    audit: (entries) => `**O registro de auditoria, com ${log(entries)}.**`,
  },
  keepItSafe:
    'No registro, as pessoas aparecem com pseudônimos. Guarde o arquivo onde só quem modera possa ler.',
  hint: 'docs/audit.md do bot explica como conferir o registro',
};
