import type { Texts } from '../texts.ts';

const everywhere = {
  name: 'en_todas_partes',
  description: 'Para quienes administran este bot: en todos los servidores',
};

export const adminCommand: Texts['commands']['admin'] = {
  description: 'Kling para quienes gestionan este servidor y quienes administran el bot',
  setup: {
    name: 'configurar',
    description: 'Configura con menús quién puede editar aquí, dónde y quién modera',
  },
  limits: {
    name: 'límites',
    description: 'Muestra lo que se puede hacer aquí o lo cambia: para todo el mundo o para un rol',
    options: {
      role: {
        name: 'rol',
        description: 'El rol: sus límites sustituyen a los generales. Sin él, para todo el mundo',
      },
      at_once: {
        name: 'a_la_vez',
        description: 'Ediciones en curso de una persona a la vez; 0 para no poner límite',
      },
      cooldown_s: {
        name: 'pausa_s',
        description: 'Segundos entre dos ediciones de una persona; 0 para no poner pausa',
      },
      edits_a_day: {
        name: 'ediciones_al_día',
        description: 'Ediciones de una persona al día (UTC); 0 para no poner límite',
      },
      seconds_a_day: {
        name: 'segundos_al_día',
        description: 'Segundos de clip de una persona al día (UTC); 0 para no poner límite',
      },
      server_usd_a_day: {
        name: 'usd_del_servidor_al_día',
        description:
          'USD al día para todo el servidor; 0 para no tener más límite que el de quien administra el bot',
      },
      show_cost: {
        name: 'mostrar_precio',
        description: 'Si las tarjetas muestran cuánto cuesta una edición',
      },
      reset: {
        name: 'restablecer',
        description: 'Anula todo lo que se ajustó aquí para este rol o para todo el mundo',
      },
    },
  },
  access: {
    name: 'acceso',
    description: 'Muestra quién puede editar aquí o cambia un ajuste',
    options: {
      mode: { name: 'modo', description: 'Quién puede editar' },
      action: { name: 'acción', description: 'Qué pasa con el rol o el canal' },
      role: { name: 'rol', description: 'El rol al que se aplica la acción' },
      channel: {
        name: 'canal',
        description: 'El canal al que se aplica la acción; incluye sus hilos',
      },
      remix_threads: {
        name: 'remixes_en_hilos',
        description: 'Si los remixes van a un hilo bajo aquello de lo que salieron',
      },
      member_days: {
        name: 'días_en_el_servidor',
        description: 'Días que alguien debe llevar en este servidor; 0 para no pedir ninguno',
      },
      account_days: {
        name: 'días_en_discord',
        description: 'Días que debe tener una cuenta de Discord; 0 para no pedir ninguno',
      },
    },
    actions: {
      allow: 'permitir: puede editar, o se puede editar ahí',
      deny: 'denegar: nunca',
      trust: 'confiar: un rol que no necesita moderación',
      protect: 'proteger: sus clips no se remezclan, y ahí no se remezcla nada',
      clear: 'quitar: fuera de todas las listas',
    },
  },
  words: {
    name: 'palabras',
    description: 'Muestra o cambia qué se hace con ciertas palabras en los prompts',
    options: {
      add: { name: 'añadir', description: 'Palabras para añadir a una lista, separadas por comas' },
      remove: {
        name: 'quitar',
        description: 'Palabras para quitar de una lista, separadas por comas',
      },
      list: {
        name: 'lista',
        description: 'Qué lista: si no se indica, la de las palabras que se rechazan',
      },
      built_in: {
        name: 'lista_del_bot',
        description: 'Qué se hace con las palabras de la lista propia del bot',
      },
      flagged: {
        name: 'si_objeta',
        description: 'Qué se hace si el servicio de moderación del bot pone objeciones',
      },
      unanswered: {
        name: 'si_no_responde',
        description: 'Qué se hace si el servicio de moderación no responde',
      },
    },
    actions: {
      refuse: 'rechazar la edición',
      approval: 'el equipo de moderación decide antes',
      allow: 'dejar que la edición siga adelante',
      off: 'no usarla',
    },
  },
  block: {
    name: 'bloquear',
    description: 'Para moderación: impide que alguien edite aquí o muestra quién tiene un bloqueo',
    options: {
      user: {
        name: 'persona',
        description: 'Quién. Si no se indica, verás quién tiene un bloqueo',
      },
      reason: { name: 'motivo', description: 'Por qué; esa persona lo verá' },
      days: {
        name: 'días',
        description: 'Durante cuántos días; si no se indica, hasta que alguien quite el bloqueo',
      },
    },
  },
  unblock: {
    name: 'desbloquear',
    description: 'Para moderación: deja que alguien vuelva a editar aquí',
    options: { user: { name: 'persona', description: 'Quién' } },
  },
  pause: {
    name: 'pausar',
    description: 'Hace que, de momento, no empiece nada nuevo en este servidor',
    options: { everywhere },
  },
  resume: {
    name: 'reanudar',
    description:
      'Reanuda las ediciones: en este servidor o, para quienes administran este bot, en todos',
    options: { everywhere },
  },
  audit: {
    name: 'auditoría',
    description: 'Quién decidió o cambió qué en este servidor',
    options: {
      action: {
        name: 'acción',
        description: 'Qué hacer con el registro; si no se indica, mostrarlo',
      },
      everywhere: {
        name: 'en_todas_partes',
        description:
          'Para quienes administran este bot: el registro de lo que afecta a todos los servidores',
      },
    },
    actions: {
      show: 'mostrar: las entradas más recientes',
      verify: 'verificar: si no se alteró nada',
      export: 'exportar: todo como archivo',
    },
  },
  usage: {
    name: 'uso',
    description: 'Cuánto cuestan hoy y este mes las ediciones del servidor y cuántas hay en curso',
  },
  export: {
    name: 'exportar',
    description: 'Todo lo ajustado en este servidor y su registro de auditoría, como archivo',
  },
};
