import type { SetupPage } from '../../../core/settings-report.ts';
import type { Texts } from '../texts.ts';
import { gate } from './gate.ts';

const pages = {
  who: 'Quem',
  where: 'Onde',
  moderators: 'Moderação',
  remixes: 'Remixes',
} satisfies Record<SetupPage, string>;

export const setup: Texts['setup'] = {
  pages,
  title: (page) => `**Kling neste servidor: ${pages[page]}**`,
  hint: 'Cada escolha vale na hora',
  mode: '**Modo**',
  allowedRoles: `**Cargos permitidos**, para o modo “${gate.modes.roles.label}”`,
  deniedRoles: '**Cargos proibidos**: estes nunca, em nenhum modo',
  trustedRoles: '**Cargos de confiança**: estes dispensam a moderação',
  allowedChannels: '**Canais permitidos**: sem nenhum, todos. Um tópico faz parte do canal dele',
  deniedChannels: '**Canais proibidos**: nestes, nunca',
  moderatorRole: '**Cargo da moderação**: sem um, modera quem pode gerenciar mensagens',
  moderatorsChannel:
    '**Canal da moderação**: onde o bot pergunta a ela. Deixe-o oculto para os demais',
  auditChannel: '**Canal de auditoria**: onde decisões e mudanças também aparecem',
  remixClosedChannels:
    '**Canais fechados para remix**: nenhum clipe deles é remixado, e nada é remixado ali',
  neverRemixedRole: '**Um cargo que nunca é remixado**: o que seus membros fazem é só deles',
  remixThreads: '**Para onde vão os remixes**',
  chooseMode: 'Escolha quem pode editar',
  chooseThreads: 'Escolha para onde vão os remixes',
  none: 'Nenhum',
  noRole: 'Nenhum cargo',
  noChannel: 'Nenhum canal',
  inTheChannel: 'No canal em que são pedidos',
  inAThread: 'Em um tópico abaixo do clipe de origem',
};
