import type { Texts } from '../texts.ts';
import { count, dollars } from './figures.ts';

export const notice: Texts['notice'] = {
  inLineKeepTheirPlace:
    'Bearbeitungen in der Warteschlange behalten ihren Platz, neue werden abgelehnt.',
  pauseTodo: {
    credits:
      'Lade das Segmind-Konto auf. Der Bot sieht von selbst nach, ob genug da ist; schneller geht es mit /kling-admin fortsetzen.',
    key: 'Gib dem Bot einen gültigen SEGMIND_API_KEY und starte ihn neu. Dann macht er von selbst weiter; schneller geht es mit /kling-admin fortsetzen.',
    model_forbidden:
      'Sieh nach, ob dieses Segmind-Konto das Modell Kling O1 nutzen darf. Der Bot probiert von Zeit zu Zeit eine Bearbeitung; schneller geht es mit /kling-admin fortsetzen.',
    model_missing:
      'Sieh nach, ob Segmind das Modell Kling O1 noch unter diesem Namen hat. Der Bot probiert von Zeit zu Zeit eine Bearbeitung; schneller geht es mit /kling-admin fortsetzen.',
    model_retired:
      'Segmind hat das Modell Kling O1 eingestellt: Sieh nach, ob es eine neuere Version dieses Bots gibt. Er probiert von Zeit zu Zeit eine Bearbeitung; schneller geht es mit /kling-admin fortsetzen.',
    operator: 'Wenn es mit Bearbeitungen weitergehen soll, nimm /kling-admin fortsetzen.',
  },
  resumed: 'Das Bearbeiten geht weiter.',
  pauseOver: {
    credits: 'Es war pausiert, weil das Guthaben des Kontos aufgebraucht war.',
    key: 'Es war pausiert, weil der Schlüssel nicht akzeptiert wurde.',
    model_forbidden: 'Es war pausiert, weil das Konto das Kling-Modell nicht nutzen konnte.',
    model_missing: 'Es war pausiert, weil das Kling-Modell nicht gefunden wurde.',
    model_retired: 'Es war pausiert, weil das Kling-Modell als eingestellt gemeldet wurde.',
    operator: 'Jemand von denen, die den Bot betreiben, hatte es pausiert.',
  },
  botBudget: ({ percent, usedMicros, capMicros }) =>
    `${count(percent)} % vom Budget des Bots für diesen Monat sind verbraucht: ${dollars(usedMicros)} von ${dollars(capMicros)}.`,
  botBudgetTodo:
    'Wenn es aufgebraucht ist, werden neue Bearbeitungen abgelehnt, bis der Monat endet. Eingestellt wird es mit BOT_MONTHLY_USD.',
  serverBudget: ({ percent, usedMicros, capMicros }) =>
    `${count(percent)} % vom heutigen Budget eines Servers sind verbraucht: ${dollars(usedMicros)} von ${dollars(capMicros)}.`,
  serverBudgetTodo: (serverId) =>
    `Es ist der Server \`${serverId}\`. Wenn es aufgebraucht ist, werden neue Bearbeitungen dort abgelehnt, bis der Tag endet (UTC).`,
};
