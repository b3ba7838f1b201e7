import { encodeCustomId } from '../../../src/discord/custom-id.ts';

/** A form's action that no form of ours has. */
export const ACTION = 'note' as never;

/** The custom id of a form that is about these ids. */
export const noteId = (...args: string[]): string => encodeCustomId('note', ...args);
