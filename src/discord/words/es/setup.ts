import type { Texts } from '../texts.ts';
import { gate } from './gate.ts';

const pages: Texts['setup']['pages'] = {
  who: 'Quién',
  where: 'Dónde',
  moderators: 'Moderación',
  remixes: 'Remixes',
};

export const setup: Texts['setup'] = {
  pages,
  title: (page) => `**Kling en este servidor: ${pages[page]}**`,
  hint: 'Cada elección se aplica al instante',
  mode: '**Modo**',
  allowedRoles: `**Roles permitidos**, para el modo “${gate.modes.roles.label}”`,
  deniedRoles: '**Roles denegados**: estos nunca, en ningún modo',
  trustedRoles: '**Roles de confianza**: estos no necesitan moderación',
  allowedChannels:
    '**Canales permitidos**: si no hay ninguno, en todas partes. Un hilo pertenece a su canal',
  deniedChannels: '**Canales denegados**: aquí nunca',
  moderatorRole: '**Rol de moderación**: si no hay, modera quien puede gestionar mensajes',
  moderatorsChannel:
    '**Canal de moderación**: donde se pregunta al equipo. Mantenlo oculto al resto',
  auditChannel: '**Canal de auditoría**: donde se muestran también las decisiones y los cambios',
  remixClosedChannels:
    '**Canales cerrados a los remixes**: no se remezcla ningún clip suyo, ni nada allí',
  neverRemixedRole: '**Un rol que nunca se remezcla**: lo que hacen sus miembros es solo suyo',
  remixThreads: '**Adónde van los remixes**',
  chooseMode: 'Elige quién puede editar',
  chooseThreads: 'Elige adónde van los remixes',
  none: 'Ninguno',
  noRole: 'Ningún rol',
  noChannel: 'Ningún canal',
  inTheChannel: 'Al canal donde se piden',
  inAThread: 'A un hilo bajo aquello de lo que salieron',
};
