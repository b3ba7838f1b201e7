import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';
import { rules } from './rules.ts';

export const privacy: Texts['privacy'] = {
  keptHere: '**Lo que se guarda de ti en este servidor**',
  noEdits: 'Ninguna edición tuya.',
  edits(n, sinceMs, keptDays) {
    const since = sinceMs === null ? '' : `, la más antigua se pidió ${relativeTime(sinceMs)}`;
    const days = many(keptDays, { one: '# día', other: '# días' });
    return `${many(n, { one: '# edición', other: '# ediciones' })}${since}: los prompts, los nombres de tus archivos, una imagen pequeña de cada resultado y dónde están los mensajes. Cada edición se borra ${days} después de terminar.`;
  },
  reported: (clips) =>
    many(clips, {
      zero: 'No has denunciado ningún clip.',
      one: 'Has denunciado # clip.',
      other: 'Has denunciado # clips.',
    }),
  notBlocked: 'No tienes ningún bloqueo.',
  blocked: (untilMs) =>
    untilMs === null
      ? 'Tienes bloqueada la edición de clips.'
      : `Tienes bloqueada la edición de clips. El bloqueo termina ${relativeTime(untilMs)}.`,
  notInLog: 'El registro de decisiones de moderación no te conoce.',
  inLogAs: (pseudonym) => `El registro de decisiones de moderación te llama \`${pseudonym}\`.`,
  everywhere: '**En todos los servidores**',
  pinged:
    'Si una edición tuya tardó más de un minuto, recibes una sola mención, debajo de su tarjeta.',
  notPinged: 'No recibes ninguna mención cuando termina una edición tuya.',
  forOneResult:
    'Para un solo resultado: /kling privacidad con su referencia, la palabra en letra pequeña que está debajo.',
  chooseRule: 'Elige quién puede remezclar tus resultados',
  ruleOption: (rule) => `Remezclar mis resultados: ${rules[rule].label}`,
  stopPinging: 'No mencionarme más',
  pingAgain: 'Volver a mencionarme',
  closeUploads: 'Reservarme lo que subo',
  openUploads: 'Dejar que usen lo que subo',
  exportAll: 'Exportar todo',
  eraseAll: 'Eliminar…',
};

export const personal: Texts['personal'] = {
  exported: '**Todo lo que se guarda de ti, en todos los servidores.**',
  withoutLinks:
    'No se incluyen los enlaces a tus archivos: quien tiene uno puede abrir el archivo.',
  askErase: '**¿Borrar lo que se guarda de ti, en todos los servidores?**',
  whatGoes:
    'Se borran tus ediciones terminadas con sus prompts, los nombres de tus archivos, las imágenes de sus resultados y dónde están sus mensajes; y también lo que denunciaste, lo que ajustaste y tu nombre en el registro de decisiones de moderación.',
  messagesStay:
    'Los mensajes en los canales se quedan, y sus botones dejan de funcionar: antes elimina los clips, con el botón Eliminar debajo de cada uno.',
  figuresStay:
    'Un bloqueo se mantiene, y también las cifras de límites y dinero, sin lo que pediste, durante 40 días.',
  erase: 'Borrarlo',
  erased(edits, reports) {
    const clips = many(edits, { zero: 'ninguna edición', one: '# edición', other: '# ediciones' });
    const told = many(reports, {
      zero: 'ninguna denuncia',
      one: '# denuncia',
      other: '# denuncias',
    });
    return `**Borrado:** ${clips}, ${told}, tus ajustes y tu nombre en el registro.`;
  },
  stillKept: (references, others) =>
    `Aún en curso, y se guarda hasta que termine: ${references.join(', ')}${others ? ' y otras' : ''}.`,
  erasing: '**Se está borrando.**',
  lookLater: 'Es mucho: mira /kling privacidad dentro de un minuto.',
};
