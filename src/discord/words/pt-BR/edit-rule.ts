import type { Texts } from '../texts.ts';
import { rules } from './rules.ts';

export const editRule: Texts['editRule'] = {
  title: (rule) => `**Quem pode remixar este seu resultado: ${rules[rule].label}**`,
  isAsForAll: 'É o que você definiu para todos eles.',
  sinceWhen: 'Vale a partir de agora, também para remixes que ainda não começaram.',
  placeholder: 'Escolha quem pode remixá-lo',
  asForAll: (rule) => `Como em todos os meus resultados: ${rules[rule].label}`,
};
