import type { Command } from '../src/discord/command.ts';
import { klingAdmin } from './kling-admin.ts';
import { klingEdit } from './kling-edit.ts';
import { kling } from './kling.ts';
import { remixWithKling } from './remix-with-kling.ts';

/** Everything people can type or choose in a menu; pushed to Discord as this set. */
export const commands: readonly Command[] = [klingEdit, remixWithKling, kling, klingAdmin];
