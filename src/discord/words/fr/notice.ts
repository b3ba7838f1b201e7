import type { Texts } from '../texts.ts';
import { count, dollars } from './figures.ts';

export const notice: Texts['notice'] = {
  inLineKeepTheirPlace:
    'Les modifications dans la file d’attente gardent leur place, et les nouvelles sont refusées.',
  pauseTodo: {
    credits:
      'Ajoute du crédit au compte Segmind. Le bot regarde de lui-même s’il y en a assez ; /kling-admin reprendre va plus vite.',
    key: 'Donne au bot une SEGMIND_API_KEY valide et redémarre-le. Il reprend ensuite de lui-même ; /kling-admin reprendre va plus vite.',
    model_forbidden:
      'Vérifie si ce compte Segmind peut utiliser le modèle Kling O1. Le bot essaie une modification de temps en temps ; /kling-admin reprendre va plus vite.',
    model_missing:
      'Vérifie si Segmind a encore le modèle Kling O1 sous ce nom. Le bot essaie une modification de temps en temps ; /kling-admin reprendre va plus vite.',
    model_retired:
      'Segmind a retiré le modèle Kling O1 : vérifie s’il existe une version plus récente de ce bot. Il essaie une modification de temps en temps ; /kling-admin reprendre va plus vite.',
    operator: 'Utilise /kling-admin reprendre quand les modifications doivent reprendre.',
  },
  resumed: 'Les modifications reprennent.',
  pauseOver: {
    credits: 'Elles étaient en pause parce que le compte n’avait plus de crédit.',
    key: 'Elles étaient en pause parce que la clé n’était pas acceptée.',
    model_forbidden:
      'Elles étaient en pause parce que le compte ne pouvait pas utiliser le modèle Kling.',
    model_missing: 'Elles étaient en pause parce que le modèle Kling n’était pas trouvé.',
    model_retired: 'Elles étaient en pause parce que le modèle Kling était annoncé comme retiré.',
    operator: 'Quelqu’un qui gère ce bot les avait mises en pause.',
  },
  botBudget: ({ percent, usedMicros, capMicros }) =>
    `${count(percent)} % du budget du bot pour ce mois-ci sont utilisés : ${dollars(usedMicros)} sur ${dollars(capMicros)}.`,
  botBudgetTodo:
    'Une fois le budget épuisé, les nouvelles modifications sont refusées jusqu’à la fin du mois. BOT_MONTHLY_USD le fixe.',
  serverBudget: ({ percent, usedMicros, capMicros }) =>
    `${count(percent)} % du budget d’un serveur pour aujourd’hui sont utilisés : ${dollars(usedMicros)} sur ${dollars(capMicros)}.`,
  serverBudgetTodo: (serverId) =>
    `Il s’agit du serveur \`${serverId}\`. Une fois le budget épuisé, les nouvelles modifications y sont refusées jusqu’à la fin de la journée (UTC).`,
};
