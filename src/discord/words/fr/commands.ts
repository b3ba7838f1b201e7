import type { Texts } from '../texts.ts';
import { adminCommand } from './commands-admin.ts';
import { editCommand } from './commands-edit.ts';
import { klingCommand, remixCommand } from './commands-kling.ts';

export const commands: Texts['commands'] = {
  edit: editCommand,
  kling: klingCommand,
  admin: adminCommand,
  remix: remixCommand,
};
