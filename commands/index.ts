import type { Command } from '../src/discord/command.ts';
import { klingEdit } from './kling-edit.ts';

/** Everything people can type; pushed to Discord as this set. */
export const commands: readonly Command[] = [klingEdit];
