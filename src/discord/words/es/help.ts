import type { Texts } from '../texts.ts';

export const help: Texts['help'] = {
  title: '**Edita y remezcla clips con Kling**',
  mayEdit: 'Aquí puedes editar clips.',
  mayEditReviewed:
    'Aquí puedes editar clips. El equipo de moderación ve cada resultado antes que el canal.',
  mayAsk:
    'Aquí puedes pedir ediciones: el equipo de moderación aprueba cada una antes de que empiece.',
  mayNot: (what, todo) => `Ahora no puedes editar clips aquí. ${what} ${todo}`,
  howToEdit: '**Editar** `/kling-edit video:… prompt:"pon @Image1 detrás de ella" imagen1:…`',
  clips: (seconds, side) =>
    `Un clip de ${seconds.min} a ${seconds.max} s, de ${side.min} a ${side.max} px por lado, MP4 o MOV. Si es más largo o de otro tipo, se puede recortar o convertir: se te pregunta.`,
  references: (max) =>
    `Hasta ${max} imágenes y elementos. \`@Image1\` y \`@Element1\` en el prompt son los primeros de cada tipo; un elemento es una persona o una cosa, de frente, con hasta tres vistas más.`,
  timeAndCost:
    'Tarda unos cuatro minutos. La tarjeta muestra cuánto cuesta, si este servidor lo muestra, y cómo va; **Cancelar** es gratis hasta que empieza.',
  howToRemix:
    '**Remezclar** Pulsa **Remezclar** bajo un resultado, o elige **Aplicaciones → Remezclar con Kling** en el menú de cualquier mensaje con un clip. **Remezclar el original** parte del clip del que se hizo el primer resultado.',
  whose:
    'En la tarjeta queda quién hizo qué. Con `/kling privacidad` dices quién puede remezclar lo tuyo.',
  commands:
    '`/kling ediciones` tus ediciones, `/kling uso` lo que queda de tus límites, `/kling historial` resultados de aquí, `/kling origen` quién hizo qué a partir de qué, `/kling privacidad` qué se guarda de ti.',
  forModerators:
    '**Moderación:** las solicitudes, las denuncias y los resultados por revisar llegan al canal de moderación; `/kling-admin bloquear` impide que alguien edite.',
  forOthers: '¿Algo malo en un clip? Pulsa **Denunciar** debajo: lo ve el equipo de moderación.',
  forManagers:
    '**Gestión:** `/kling-admin configurar` define quién puede editar, dónde y quién aprueba; `límites`, cuánto; `palabras`, `acceso`, `pausar`, `auditoría`, `uso` y `exportar`, lo demás.',
};
