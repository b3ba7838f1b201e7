import type { RemixRule } from '../../../core/edit.ts';
import type { Texts } from '../texts.ts';
import { rules } from './rules.ts';

export const editRule: Texts['editRule'] = {
  title: (rule: RemixRule) => `**Qui peut remixer ton résultat : ${rules[rule].label}**`,
  isAsForAll: 'C’est ce que tu as réglé pour tous tes résultats.',
  sinceWhen: 'Cela compte dès maintenant, aussi pour les remix qui n’ont pas encore commencé.',
  placeholder: 'Choisis qui peut le remixer',
  asForAll: (rule: RemixRule) => `Comme pour tous mes résultats : ${rules[rule].label}`,
};
