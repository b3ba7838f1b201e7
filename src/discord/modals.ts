import { CLIP_MODALS } from './clip-modals.ts';
import type { Handler } from './command.ts';
import type { ModalAction } from './custom-id.ts';
import { DECIDING_MODALS } from './deciding.ts';
import type { ModalInteraction } from './interaction.ts';
import { REMIX_MODALS } from './remixing.ts';

/**
 * Every form by its action: what is done once it is sent off. Each is told what it is about, and asks whether this person
 * may do that now: they may have lost the right while it was open.
 */
export const MODALS: Record<ModalAction, (args: readonly string[]) => Handler<ModalInteraction>> = {
  ...DECIDING_MODALS,
  ...CLIP_MODALS,
  ...REMIX_MODALS,
};
