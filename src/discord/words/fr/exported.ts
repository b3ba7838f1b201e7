import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const log = (entries: number): string => many(entries, { one: '# entrée', other: '# entrées' });

export const exported: Texts['exported'] = {
  titles: {
    settings: (entries) =>
      `**Tout ce qui est réglé sur ce serveur, et son journal d’audit avec ${log(entries)}.**`,
    audit: (entries) => `**Le journal d’audit, avec ${log(entries)}.**`,
  },
  keepItSafe:
    'Les personnes figurent dans le journal sous des pseudonymes. Garde le fichier là où seules les personnes qui modèrent peuvent le lire.',
  hint: 'docs/audit.md du bot dit comment vérifier le journal',
};
