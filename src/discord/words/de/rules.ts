import type { Texts } from '../texts.ts';
import { consent } from './consent-card.ts';

export const rules: Texts['rules'] = {
  everyone: {
    label: 'Alle auf dem Server',
    description: 'Wer dort bearbeiten darf, darf es remixen.',
    says: 'Alle auf einem Server dürfen deine Ergebnisse dort remixen.',
  },
  me: {
    label: 'Nur ich',
    description: 'Niemand sonst darf es remixen.',
    says: 'Niemand außer dir darf deine Ergebnisse remixen.',
  },
  ask: {
    label: 'Mich jedes Mal fragen',
    description: `Du bekommst eine Karte mit ${consent.allow} und ${consent.refuse}.`,
    says: 'Du wirst gefragt, bevor jemand ein Ergebnis von dir remixt.',
  },
  uploadsOpen: 'Andere dürfen Clips verwenden, die du hochgeladen oder gepostet hast.',
  uploadsClosed: 'Andere dürfen Clips, die du hochgeladen oder gepostet hast, nicht verwenden.',
};
