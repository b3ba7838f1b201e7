import type { Texts } from '../texts.ts';
import { rules } from './rules.ts';

export const editRule: Texts['editRule'] = {
  title: (rule) => `**Quién puede remezclar este resultado tuyo: ${rules[rule].label}**`,
  isAsForAll: 'Es lo que elegiste para todos tus resultados.',
  sinceWhen: 'Se aplica a partir de ahora, también a los remixes que aún no han empezado.',
  placeholder: 'Elige quién puede remezclarlo',
  asForAll: (rule) => `Como en todos mis resultados: ${rules[rule].label}`,
};
