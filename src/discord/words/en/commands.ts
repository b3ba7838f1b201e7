import { adminCommand } from './commands-admin.ts';
import { editCommand } from './commands-edit.ts';
import { klingCommand, remixCommand } from './commands-kling.ts';

/** What people type or choose. `/kling-edit`, `/kling` and `/kling-admin` are called so in every language. */
export const commands = {
  edit: editCommand,
  kling: klingCommand,
  admin: adminCommand,
  remix: remixCommand,
};
