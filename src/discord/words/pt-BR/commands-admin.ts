import type { Texts } from '../texts.ts';

const everywhere = {
  name: 'todos_os_servidores',
  description: 'Para quem opera este bot: em todos os servidores',
};

export const adminCommand: Texts['commands']['admin'] = {
  description: 'Kling para quem gerencia este servidor e para quem opera o bot',
  setup: {
    name: 'configurar',
    description: 'Definir quem pode editar aqui, onde, e quem modera: com menus',
  },
  limits: {
    name: 'limites',
    description: 'Ver ou mudar o que se pode fazer aqui: para todo mundo ou para um cargo',
    options: {
      role: {
        name: 'cargo',
        description:
          'De quem são os limites: substituem os gerais. Sem cargo, valem para todo mundo',
      },
      at_once: {
        name: 'por_vez',
        description: 'Edições de uma pessoa em andamento ao mesmo tempo; 0: sem limite',
      },
      cooldown_s: {
        name: 'intervalo_s',
        description: 'Segundos entre duas edições da mesma pessoa; 0: sem intervalo',
      },
      edits_a_day: {
        name: 'edições_por_dia',
        description: 'Edições de uma pessoa por dia (UTC); 0: sem limite',
      },
      seconds_a_day: {
        name: 'segundos_por_dia',
        description: 'Segundos de clipe de uma pessoa por dia (UTC); 0: sem limite',
      },
      server_usd_a_day: {
        name: 'usd_do_servidor_por_dia',
        description:
          'Dólares americanos por dia para o servidor todo; 0: só o limite de quem opera o bot',
      },
      show_cost: {
        name: 'mostrar_custo',
        description: 'Se os cartões mostram quanto custa uma edição',
      },
      reset: {
        name: 'redefinir',
        description: 'Desfazer tudo o que foi definido aqui para este cargo ou para todo mundo',
      },
    },
  },
  access: {
    name: 'acesso',
    description: 'Ver quem pode editar aqui ou mudar um item disso',
    options: {
      mode: { name: 'modo', description: 'Quem pode editar' },
      action: { name: 'ação', description: 'O que fazer com o cargo ou o canal' },
      role: { name: 'cargo', description: 'O cargo a que a ação se refere' },
      channel: {
        name: 'canal',
        description: 'O canal a que a ação se refere; os tópicos dele fazem parte',
      },
      remix_threads: {
        name: 'tópicos_de_remix',
        description: 'Se os remixes vão para um tópico abaixo do clipe de origem',
      },
      member_days: {
        name: 'dias_no_servidor',
        description: 'Dias que a pessoa precisa ter neste servidor; 0: nenhum',
      },
      account_days: {
        name: 'dias_de_conta',
        description: 'Dias que a conta do Discord precisa ter; 0: nenhum',
      },
    },
    actions: {
      allow: 'permitir: o cargo pode editar, ou pode-se editar no canal',
      deny: 'proibir: nunca',
      trust: 'confiar: um cargo que dispensa a moderação',
      protect:
        'proteger: os clipes do cargo ou canal não são remixados, e nada é remixado no canal',
      clear: 'limpar: tirar de todas as listas',
    },
  },
  words: {
    name: 'palavras',
    description: 'Ver ou mudar o que acontece com certas palavras nos prompts',
    options: {
      add: { name: 'adicionar', description: 'Palavras para pôr em uma lista, entre vírgulas' },
      remove: { name: 'tirar', description: 'Palavras para tirar de uma lista, entre vírgulas' },
      list: {
        name: 'lista',
        description: 'Qual lista: se não disser, a das palavras que são recusadas',
      },
      built_in: {
        name: 'lista_do_bot',
        description: 'O que acontece com palavras da lista do próprio bot',
      },
      flagged: {
        name: 'com_objeção',
        description: 'O que acontece quando o serviço de moderação do bot faz objeção',
      },
      unanswered: {
        name: 'sem_resposta',
        description: 'O que acontece quando o serviço de moderação não responde',
      },
    },
    actions: {
      refuse: 'recusar a edição',
      approval: 'a moderação decide antes',
      allow: 'deixar a edição seguir',
      off: 'não usar',
    },
  },
  block: {
    name: 'bloquear',
    description: 'Para a moderação: impedir alguém de editar aqui ou ver quem tem bloqueio',
    options: {
      user: { name: 'pessoa', description: 'Quem. Sem isto, mostra quem tem bloqueio' },
      reason: { name: 'motivo', description: 'Por quê; a pessoa fica sabendo' },
      days: {
        name: 'dias',
        description: 'Por quantos dias; sem isto, até alguém desbloquear',
      },
    },
  },
  unblock: {
    name: 'desbloquear',
    description: 'Para a moderação: deixar alguém editar aqui de novo',
    options: { user: { name: 'pessoa', description: 'Quem' } },
  },
  pause: {
    name: 'pausar',
    description: 'Por enquanto, não deixar nada novo começar neste servidor',
    options: { everywhere },
  },
  resume: {
    name: 'retomar',
    description: 'Deixar as edições seguirem: neste servidor ou, para quem opera o bot, em todos',
    options: { everywhere },
  },
  audit: {
    name: 'auditoria',
    description: 'Quem decidiu ou mudou o quê neste servidor',
    options: {
      action: { name: 'ação', description: 'O que fazer com o registro; se não disser, mostrar' },
      everywhere: {
        name: 'todos_os_servidores',
        description:
          'Para quem opera este bot: o registro do que diz respeito a todos os servidores',
      },
    },
    actions: {
      show: 'mostrar: as entradas mais recentes',
      verify: 'verificar: se nada nele foi alterado',
      export: 'exportar: tudo, em um arquivo',
    },
  },
  usage: {
    name: 'uso',
    description:
      'Quanto custam as edições deste servidor hoje e neste mês, e quantas estão em andamento',
  },
  export: {
    name: 'exportar',
    description: 'Tudo o que está definido neste servidor e o registro de auditoria, em um arquivo',
  },
};
