import type { Texts } from '../texts.ts';

export const pausing: Texts['pausing'] = {
  here: '**Las ediciones están en pausa en este servidor.**',
  hereMeans:
    'No empieza nada nuevo, y las ediciones en cola terminan sin cobrarse. Lo que ya está en marcha se termina.',
  howToResume: '/kling-admin reanudar las reanuda.',
  goesOnHere: '**Las ediciones continúan en este servidor.**',
  everywhere: '**Las ediciones están en pausa en todos los servidores.**',
  everywhereMeans:
    'Las ediciones en cola conservan su puesto, y las nuevas se rechazan. /kling-admin reanudar las reanuda.',
};
