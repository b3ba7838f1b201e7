import type { Texts } from '../texts.ts';
import { rules } from './rules.ts';

export const editRule: Texts['editRule'] = {
  title: (rule) => `**Wer dieses Ergebnis von dir remixen darf: ${rules[rule].label}**`,
  isAsForAll: 'So hast du es für alle deine Ergebnisse eingestellt.',
  sinceWhen: 'Das gilt ab jetzt, auch für Remixe, die noch nicht begonnen haben.',
  placeholder: 'Wähle, wer es remixen darf',
  asForAll: (rule) => `Wie für alle meine Ergebnisse: ${rules[rule].label}`,
};
