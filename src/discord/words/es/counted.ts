import type { Texts } from '../texts.ts';

export const counted: Texts['counted'] = {
  failed: 'No contó para tus límites.',
  unknownOutcome: 'No cuenta para tus límites, haya pasado lo que haya pasado.',
  cancelledTooLate: 'Cuenta para tus límites, porque no se pudo detener el servicio de edición.',
  nothingTaken: 'No se descontó nada de tus límites.',
  undeliverable: 'Cuenta para tus límites, porque el clip se hizo.',
};
