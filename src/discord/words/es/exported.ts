import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const entriesIn = (entries: number): string =>
  many(entries, { one: '# entrada', other: '# entradas' });

export const exported: Texts['exported'] = {
  titles: {
    settings: (entries) =>
      `**Todo lo ajustado en este servidor y su registro de auditoría, con ${entriesIn(entries)}.**`,
    audit: (entries) => `**El registro de auditoría, con ${entriesIn(entries)}.**`,
  },
  keepItSafe:
    'En el registro, las personas aparecen con seudónimos. Guarda el archivo donde solo pueda leerlo quien modera.',
  hint: 'docs/audit.md del bot explica cómo comprobar el registro',
};
