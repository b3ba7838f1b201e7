import type { Texts } from '../texts.ts';

const everywhere = {
  name: 'überall',
  description: 'Für die, die diesen Bot betreiben: auf allen Servern',
};

export const adminCommand: Texts['commands']['admin'] = {
  description: 'Kling für alle, die diesen Server verwalten oder den Bot betreiben',
  setup: {
    name: 'einrichten',
    description: 'Festlegen, wer hier bearbeiten darf, wo, und wer moderiert: mit Menüs',
  },
  limits: {
    name: 'limits',
    description: 'Zeigen, was man hier darf, oder es ändern: für alle oder für eine Rolle',
    options: {
      role: {
        name: 'rolle',
        description: 'Wessen Limits: Sie ersetzen die für alle. Für alle einfach weglassen',
      },
      at_once: {
        name: 'gleichzeitig',
        description: 'Gleichzeitig laufende Bearbeitungen einer Person; 0 für kein Limit',
      },
      cooldown_s: {
        name: 'pause_s',
        description: 'Sekunden zwischen zwei Bearbeitungen einer Person; 0 für keine Pause',
      },
      edits_a_day: {
        name: 'bearbeitungen_pro_tag',
        description: 'Bearbeitungen einer Person pro Tag (UTC); 0 für kein Limit',
      },
      seconds_a_day: {
        name: 'sekunden_pro_tag',
        description: 'Sekunden Clip einer Person pro Tag (UTC); 0 für kein Limit',
      },
      server_usd_a_day: {
        name: 'server_usd_pro_tag',
        description:
          'US-Dollar pro Tag für den ganzen Server; 0: nur das Limit derer, die den Bot betreiben',
      },
      show_cost: {
        name: 'kosten_zeigen',
        description: 'Ob Karten zeigen, was eine Bearbeitung kostet',
      },
      reset: {
        name: 'zurücksetzen',
        description: 'Alles zurücknehmen, was hier für diese Rolle oder für alle eingestellt wurde',
      },
    },
  },
  access: {
    name: 'zugriff',
    description: 'Zeigen, wer hier bearbeiten darf, oder eine Sache davon ändern',
    options: {
      mode: { name: 'modus', description: 'Wer bearbeiten darf' },
      action: { name: 'aktion', description: 'Was mit der Rolle oder dem Kanal geschieht' },
      role: { name: 'rolle', description: 'Die Rolle, um die es bei der Aktion geht' },
      channel: {
        name: 'kanal',
        description: 'Der Kanal, um den es bei der Aktion geht; seine Threads gehören dazu',
      },
      remix_threads: {
        name: 'remix_threads',
        description: 'Ob Remixe in einen Thread unter dem kommen, woraus sie gemacht sind',
      },
      member_days: {
        name: 'mitglied_tage',
        description: 'Tage, die jemand Mitglied dieses Servers sein muss; 0 für keine',
      },
      account_days: {
        name: 'konto_tage',
        description: 'Tage, die ein Discord-Konto alt sein muss; 0 für keine',
      },
    },
    actions: {
      allow: 'erlauben: darf bearbeiten, oder dort darf bearbeitet werden',
      deny: 'ausschließen: nie',
      trust: 'vertrauen: eine Rolle, die keine Moderation braucht',
      protect: 'schützen: Clips davon werden nicht geremixt, und dort auch nichts',
      clear: 'austragen: von jeder Liste nehmen',
    },
  },
  words: {
    name: 'wörter',
    description: 'Zeigen oder ändern, was bei Wörtern in Prompts geschieht',
    options: {
      add: { name: 'hinzufügen', description: 'Wörter für eine Liste, durch Kommas getrennt' },
      remove: {
        name: 'entfernen',
        description: 'Wörter, die von einer Liste sollen, durch Kommas getrennt',
      },
      list: {
        name: 'liste',
        description: 'Welche Liste: ohne Angabe die, deren Wörter abgelehnt werden',
      },
      built_in: {
        name: 'eingebaut',
        description: 'Was bei Wörtern von der eigenen Liste des Bots geschieht',
      },
      flagged: {
        name: 'beanstandet',
        description: 'Was geschieht, wenn der Moderationsdienst des Bots etwas beanstandet',
      },
      unanswered: {
        name: 'unbeantwortet',
        description: 'Was geschieht, wenn der Moderationsdienst nicht antwortet',
      },
    },
    actions: {
      refuse: 'die Bearbeitung ablehnen',
      approval: 'erst entscheidet die Moderation',
      allow: 'die Bearbeitung weitergehen lassen',
      off: 'nicht verwenden',
    },
  },
  block: {
    name: 'sperren',
    description: 'Für die Moderation: jemanden hier vom Bearbeiten sperren oder Sperren ansehen',
    options: {
      user: { name: 'person', description: 'Wen. Weglassen, um zu sehen, wer gesperrt ist' },
      reason: { name: 'grund', description: 'Warum; die Person erfährt es' },
      days: {
        name: 'tage',
        description: 'Für wie viele Tage; weglassen für: bis jemand die Sperre aufhebt',
      },
    },
  },
  unblock: {
    name: 'entsperren',
    description: 'Für die Moderation: jemanden hier wieder bearbeiten lassen',
    options: { user: { name: 'person', description: 'Wen' } },
  },
  pause: {
    name: 'pausieren',
    description: 'Auf diesem Server vorerst nichts Neues beginnen lassen',
    options: { everywhere },
  },
  resume: {
    name: 'fortsetzen',
    description: 'Bearbeitungen weiterlaufen lassen: hier oder, wenn du den Bot betreibst, überall',
    options: { everywhere },
  },
  audit: {
    name: 'audit-log',
    description: 'Wer auf diesem Server was entschieden oder geändert hat',
    options: {
      action: { name: 'aktion', description: 'Was mit dem Log geschehen soll; ohne Angabe zeigen' },
      everywhere: {
        name: 'überall',
        description: 'Für die, die diesen Bot betreiben: das Log dessen, was alle Server betrifft',
      },
    },
    actions: {
      show: 'zeigen: die neuesten Einträge',
      verify: 'prüfen: ob nichts darin verändert wurde',
      export: 'exportieren: alles als Datei',
    },
  },
  usage: {
    name: 'verbrauch',
    description:
      'Was die Bearbeitungen dieses Servers heute und diesen Monat kosten und wie viele laufen',
  },
  export: {
    name: 'exportieren',
    description: 'Alles, was auf diesem Server eingestellt ist, und sein Audit-Log, als Datei',
  },
};
