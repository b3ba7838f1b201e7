import type { Texts } from '../texts.ts';

export const paused: Texts['paused'] = {
  credits:
    'Das Bearbeiten ist pausiert: Das Guthaben des Bots beim Bearbeitungsdienst ist aufgebraucht.',
  key: 'Das Bearbeiten ist pausiert: Der Bearbeitungsdienst akzeptiert den Schlüssel des Bots nicht.',
  model_forbidden:
    'Das Bearbeiten ist pausiert: Der Bearbeitungsdienst erlaubt dem Konto des Bots nicht, das Kling-Modell zu nutzen.',
  model_missing:
    'Das Bearbeiten ist pausiert: Der Bearbeitungsdienst kann das Kling-Modell nicht finden.',
  model_retired:
    'Das Bearbeiten ist pausiert: Der Bearbeitungsdienst bietet dieses Kling-Modell nicht mehr an.',
  operator: 'Die Leute, die diesen Bot betreiben, haben das Bearbeiten pausiert.',
};
