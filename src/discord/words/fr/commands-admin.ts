import type { Texts } from '../texts.ts';

const everywhere = {
  name: 'partout',
  description: 'Pour les personnes qui gèrent ce bot : sur tous les serveurs',
};

export const adminCommand: Texts['commands']['admin'] = {
  description: 'Kling pour les personnes qui gèrent ce serveur, et celles qui gèrent le bot',
  setup: {
    name: 'configurer',
    description: 'Régler avec des menus qui peut modifier des clips ici, où, et qui modère',
  },
  limits: {
    name: 'limites',
    description: 'Voir ou changer ce qui est permis ici : pour tout le monde, ou pour un rôle',
    options: {
      role: {
        name: 'rôle',
        description:
          'Pour quel rôle : ses limites remplacent celles de tout le monde. Sans rôle : pour tout le monde',
      },
      at_once: {
        name: 'à_la_fois',
        description: 'Modifications d’une personne en cours à la fois ; 0 : sans limite',
      },
      cooldown_s: {
        name: 'pause_s',
        description: 'Secondes entre deux modifications d’une personne ; 0 : sans pause',
      },
      edits_a_day: {
        name: 'modifs_par_jour',
        description: 'Modifications d’une personne par jour (UTC) ; 0 : sans limite',
      },
      seconds_a_day: {
        name: 'secondes_par_jour',
        description: 'Secondes de clip d’une personne par jour (UTC) ; 0 : sans limite',
      },
      server_usd_a_day: {
        name: 'usd_serveur_par_jour',
        description:
          'Dollars US par jour pour tout le serveur ; 0 : pas d’autre limite que celle de qui gère le bot',
      },
      show_cost: {
        name: 'afficher_coût',
        description: 'Afficher ou non sur les cartes ce que coûte une modification',
      },
      reset: {
        name: 'réinitialiser',
        description: 'Revenir sur tout ce qui a été réglé ici pour ce rôle, ou pour tout le monde',
      },
    },
  },
  access: {
    name: 'accès',
    description: 'Voir qui peut modifier des clips ici, ou changer un de ces réglages',
    options: {
      mode: { name: 'mode', description: 'Qui peut modifier des clips' },
      action: { name: 'action', description: 'Que faire du rôle ou du salon' },
      role: { name: 'rôle', description: 'Le rôle concerné par l’action' },
      channel: {
        name: 'salon',
        description: 'Le salon concerné par l’action ; ses fils en font partie',
      },
      remix_threads: {
        name: 'remix_en_fils',
        description: 'Mettre ou non les remix dans un fil sous ce dont ils sont faits',
      },
      member_days: {
        name: 'jours_membre',
        description:
          'Jours à passer comme membre de ce serveur avant de modifier des clips ; 0 : aucun',
      },
      account_days: {
        name: 'jours_compte',
        description: 'Âge en jours que doit avoir le compte Discord ; 0 : aucun',
      },
    },
    actions: {
      allow: 'autoriser : peut modifier des clips, ou on peut y en modifier',
      deny: 'interdire : jamais',
      trust: 'faire confiance : un rôle qui se passe de la modération',
      protect: 'protéger : ses clips ne sont pas remixés, et rien ne l’est là-bas',
      clear: 'effacer : l’enlever de toutes les listes',
    },
  },
  words: {
    name: 'mots',
    description: 'Voir ou changer ce qui se passe avec certains mots dans les prompts',
    options: {
      add: {
        name: 'ajouter',
        description: 'Mots à mettre sur une liste, séparés par des virgules',
      },
      remove: {
        name: 'enlever',
        description: 'Mots à enlever d’une liste, séparés par des virgules',
      },
      list: {
        name: 'liste',
        description: 'Quelle liste ; sans cela, celle des mots refusés',
      },
      built_in: {
        name: 'liste_du_bot',
        description: 'Que faire des mots de la liste propre au bot',
      },
      flagged: {
        name: 'objection',
        description: 'Que faire quand le service de modération du bot a une objection',
      },
      unanswered: {
        name: 'sans_réponse',
        description: 'Que faire quand le service de modération ne répond pas',
      },
    },
    actions: {
      refuse: 'refuser la modification',
      approval: 'la modération décide d’abord',
      allow: 'laisser la modification continuer',
      off: 'ne pas s’en servir',
    },
  },
  block: {
    name: 'bloquer',
    description:
      'Pour la modération : empêcher quelqu’un de modifier des clips ici, ou voir les blocages',
    options: {
      user: { name: 'personne', description: 'Qui. Sans cela, tu vois les personnes bloquées' },
      reason: { name: 'raison', description: 'Pourquoi ; la personne la verra' },
      days: {
        name: 'jours',
        description:
          'Pour combien de jours ; sans cela, jusqu’à ce que quelqu’un débloque la personne',
      },
    },
  },
  unblock: {
    name: 'débloquer',
    description: 'Pour la modération : laisser quelqu’un modifier de nouveau des clips ici',
    options: { user: { name: 'personne', description: 'Qui' } },
  },
  pause: {
    name: 'pause',
    description: 'Ne plus rien démarrer sur ce serveur pour l’instant',
    options: { everywhere },
  },
  resume: {
    name: 'reprendre',
    description: 'Reprendre les modifications : sur ce serveur ou, si tu gères ce bot, partout',
    options: { everywhere },
  },
  audit: {
    name: 'journal',
    description: 'Qui a décidé ou changé quoi sur ce serveur',
    options: {
      action: { name: 'action', description: 'Que faire du journal ; sans cela, l’afficher' },
      everywhere: {
        name: 'partout',
        description:
          'Pour les personnes qui gèrent ce bot : le journal de ce qui touche tous les serveurs',
      },
    },
    actions: {
      show: 'afficher : les entrées les plus récentes',
      verify: 'vérifier : que rien n’y a été altéré',
      export: 'exporter : le journal entier dans un fichier',
    },
  },
  usage: {
    name: 'utilisation',
    description:
      'Coût des modifications de ce serveur aujourd’hui et ce mois-ci, et combien sont en cours',
  },
  export: {
    name: 'exporter',
    description: 'Tout ce qui est réglé sur ce serveur, et son journal d’audit, dans un fichier',
  },
};
