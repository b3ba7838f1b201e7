import type { Texts } from '../texts.ts';
import { count, dollars, duration, many } from './figures.ts';

export const serverLimits: Texts['serverLimits'] = {
  title: '**Ce qui vaut sur ce serveur**',
  titleChanged: '**Changé. Voici ce qui vaut ici désormais :**',
  everybody: (limits) => `Tout le monde : ${limits}`,
  everybodyByDefault: (limits) => `Tout le monde (réglages par défaut du bot) : ${limits}`,
  role: (who, limits) => `${who} : ${limits}`,
  moreRoles: (n) => many(n, { one: 'et # autre rôle', other: 'et # autres rôles' }),
  atOnce: (n) => `${count(n)} à la fois`,
  anyAtOnce: 'autant qu’on veut à la fois',
  dayEdits: (n) => many(n, { one: '# modif/jour', other: '# modifs/jour' }),
  anyDayEdits: 'modifs/jour sans limite',
  dayClip: (ms) => `${count(ms / 1000)} s de clip/jour`,
  anyDayClip: 'durée de clip/jour sans limite',
  cooldown: (ms) => `${duration(ms)} entre deux modifs`,
  noCooldown: 'pas de pause entre deux modifs',
  together: (limits) => limits.join(', '),
  money(own, ceiling) {
    const day = own === null ? 'sans limite' : `${dollars(own)} par jour`;
    return ceiling === null
      ? `Tout le serveur : ${day}. Les personnes qui gèrent ce bot ne fixent pas de plafond.`
      : `Tout le serveur : ${day}. Les personnes qui gèrent ce bot permettent au plus ${dollars(ceiling)}.`;
  },
  showsCost: 'Les cartes montrent ce que coûte une modification.',
  hidesCost: 'Les cartes ne montrent pas ce que coûte une modification.',
  mostGenerous: 'Avec plusieurs rôles, la limite la plus généreuse de chaque sorte compte',
};
