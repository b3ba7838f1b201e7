import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';
import { rules } from './rules.ts';

export const privacy: Texts['privacy'] = {
  keptHere: '**Ce qui est gardé à ton sujet sur ce serveur**',
  noEdits: 'Tu n’as aucune modification.',
  edits(n, sinceMs, keptDays) {
    const since = sinceMs === null ? '' : `, la plus ancienne demandée ${relativeTime(sinceMs)}`;
    const days = many(keptDays, { one: '# jour', other: '# jours' });
    return `${many(n, { one: '# modification', other: '# modifications' })}${since} : les prompts, les noms de tes fichiers, une petite image de chaque résultat et l’emplacement des messages. Chacune disparaît ${days} après sa fin.`;
  },
  reported: (clips) =>
    many(clips, {
      zero: 'Tu n’as signalé aucun clip.',
      one: 'Tu as signalé # clip.',
      other: 'Tu as signalé # clips.',
    }),
  notBlocked: 'Aucun blocage ne te concerne.',
  blocked: (untilMs) =>
    untilMs === null
      ? 'Un blocage t’empêche de modifier des clips.'
      : `Un blocage t’empêche de modifier des clips. Il se termine ${relativeTime(untilMs)}.`,
  notInLog: 'Le journal des décisions de la modération ne te connaît pas.',
  inLogAs: (pseudonym) => `Le journal des décisions de la modération t’appelle \`${pseudonym}\`.`,
  everywhere: '**Sur tous les serveurs**',
  pinged:
    'Quand une de tes modifications a pris plus d’une minute, tu reçois un seul ping, sous sa carte.',
  notPinged: 'Tu ne reçois pas de ping quand une de tes modifications a pris fin.',
  forOneResult:
    'Pour un seul résultat : /kling confidentialité avec sa référence, le petit mot en dessous.',
  chooseRule: 'Choisis qui peut remixer tes résultats',
  ruleOption: (rule) => `Remixer mes résultats : ${rules[rule].label}`,
  stopPinging: 'Arrêter les pings',
  pingAgain: 'Reprendre les pings',
  closeUploads: 'Garder mes envois pour moi',
  openUploads: 'Laisser utiliser mes envois',
  exportAll: 'Tout exporter',
  eraseAll: 'Supprimer…',
};

export const personal: Texts['personal'] = {
  exported: '**Tout ce qui est gardé à ton sujet, sur tous les serveurs.**',
  withoutLinks: 'Les liens vers tes fichiers n’y sont pas : qui en a un peut ouvrir le fichier.',
  askErase: '**Effacer ce qui est gardé à ton sujet, sur tous les serveurs ?**',
  whatGoes:
    'Tes modifications terminées disparaissent, avec leurs prompts, les noms de tes fichiers, les images de leurs résultats et l’emplacement de leurs messages ; de même ce que tu as signalé, ce que tu as réglé, et ton nom dans le journal des décisions de la modération.',
  messagesStay:
    'Les messages dans les salons restent, et leurs boutons ne marchent plus : supprime d’abord les clips, avec le bouton Supprimer sous chacun.',
  figuresStay:
    'Un blocage reste, et les chiffres des limites et de l’argent aussi, sans ce que tu as demandé, pendant 40 jours.',
  erase: 'Effacer',
  erased(edits, reports) {
    const clips = many(edits, {
      zero: 'aucune modification',
      one: '# modification',
      other: '# modifications',
    });
    const told = many(reports, {
      zero: 'aucun signalement',
      one: '# signalement',
      other: '# signalements',
    });
    return `**Effacé :** ${clips}, ${told}, tes réglages, et ton nom dans le journal.`;
  },
  stillKept: (references, others) =>
    `Encore en cours, et gardé jusqu’à la fin : ${references.join(', ')}${others ? ' et d’autres' : ''}.`,
  erasing: '**L’effacement est en cours.**',
  lookLater: 'Il y a beaucoup à effacer : regarde /kling confidentialité dans une minute.',
};
