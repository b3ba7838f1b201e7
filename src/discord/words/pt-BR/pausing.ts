import type { Texts } from '../texts.ts';

export const pausing: Texts['pausing'] = {
  here: '**As edições estão em pausa neste servidor.**',
  hereMeans:
    'Nada novo começa, e as edições na fila terminam sem ser cobradas. O que já está sendo feito vai até o fim.',
  howToResume: '/kling-admin retomar faz com que continuem.',
  goesOnHere: '**As edições foram retomadas neste servidor.**',
  everywhere: '**As edições estão em pausa em todos os servidores.**',
  everywhereMeans:
    'As edições na fila mantêm o lugar, e novas são recusadas. /kling-admin retomar faz com que continuem.',
};
