import type { Texts } from '../texts.ts';

export const ended: Texts['ended'] = {
  failed: 'Esta edición no salió bien.',
  unknownOutcome: 'No se puede saber cómo terminó esta edición.',
  mayBeBilled:
    'El servicio de edición aún puede cobrarla: repetirla puede suponer un segundo cobro.',
  cancelled: {
    title: 'Cancelada.',
    what: 'Esta edición se detuvo antes de que se hiciera un clip.',
    whatDropped:
      'El servicio de edición ya había empezado; su resultado se descartó, como se pidió.',
    todo: 'Usa /kling-edit cuando quieras empezar otra.',
  },
  rejected: {
    notApproved: 'No aprobada.',
    notAllowed: 'No permitida.',
    couldNotStart: 'No pudo empezar a tiempo.',
    couldNotBeLookedAt: 'Este clip no se pudo revisar.',
    what: 'Esta edición se rechazó, o nadie respondió a tiempo.',
    todo: 'Pregunta al equipo de moderación de este servidor si quieres saber más.',
  },
  undeliverable: {
    title: 'Tu clip está terminado, pero no se pudo publicar.',
    what: 'Discord no lo aceptó de ninguna de las formas posibles.',
    todo: 'Todavía puedes obtenerlo durante un tiempo con /kling ediciones.',
  },
  appeal: {
    open: 'Presentaste una apelación. Ahora la tiene el equipo de moderación.',
    accepted: 'Tu apelación se aceptó: ha empezado una nueva edición.',
    declined: 'Tu apelación se rechazó.',
  },
  appealButton: 'Apelar',
};
