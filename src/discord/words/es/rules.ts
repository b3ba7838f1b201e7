import type { Texts } from '../texts.ts';

export const rules: Texts['rules'] = {
  everyone: {
    label: 'Cualquiera del servidor',
    description: 'Quien pueda editar ahí puede remezclarlo.',
    says: 'Cualquiera de un servidor puede remezclar ahí tus resultados.',
  },
  me: {
    label: 'Solo yo',
    description: 'Nadie más puede remezclarlo.',
    says: 'Nadie salvo tú puede remezclar tus resultados.',
  },
  ask: {
    label: 'Preguntarme cada vez',
    description: 'Recibes una tarjeta con Permitir y Rechazar.',
    says: 'Se te pregunta antes de que alguien remezcle un resultado tuyo.',
  },
  uploadsOpen: 'Otras personas pueden usar los clips que subiste o publicaste.',
  uploadsClosed: 'Otras personas no pueden usar los clips que subiste o publicaste.',
};
