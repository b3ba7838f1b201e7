import type { Deps } from '../deps.ts';
import type { Channel } from '../model.ts';
import { presentAttachment } from '../present-message.ts';
import {
  type Json,
  presentMember,
  presentPartialChannel,
  presentRole,
  presentUser,
} from '../present.ts';
import type { CommandOption } from '../rules/commands.ts';
import type { CommandLine, OptionValue } from './command-line.ts';
import { isFileInput, uploadFile } from './files.ts';
import { ClientRefusal } from './refused.ts';

type Resolved = Record<'attachments' | 'users' | 'members' | 'roles' | 'channels', Json>;

/** The `data` of a slash command's interaction. Uploads its files; resolves what its options name. */
export async function commandData(
  deps: Deps,
  { command, steps, values }: CommandLine,
  channel: Channel,
): Promise<Json> {
  const resolved: Resolved = { attachments: {}, users: {}, members: {}, roles: {}, channels: {} };
  let options: Json[] = [];
  for (const { option, value } of values) {
    const sent = await resolve(deps, option, value, channel, resolved);
    options.push({ name: option.name, type: option.type, value: sent });
  }
  for (const step of steps.toReversed()) options = [{ name: step.name, type: step.type, options }];
  const used = Object.entries(resolved).filter(([, entries]) => Object.keys(entries).length > 0);
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    ...(options.length > 0 ? { options } : {}),
    ...(used.length > 0 ? { resolved: Object.fromEntries(used) } : {}),
  };
}

async function resolve(
  deps: Deps,
  option: CommandOption,
  value: OptionValue,
  channel: Channel,
  resolved: Resolved,
): Promise<string | number | boolean> {
  if (isFileInput(value)) {
    const folder = deps.world.bot.id;
    const file = await uploadFile(deps, value, { ephemeral: true, folder });
    resolved.attachments[file.id] = presentAttachment(file, deps.files);
    return file.id;
  }
  if (typeof value !== 'string' || option.type < 6 || option.type > 9) return value;
  const { server } = channel;
  const user = deps.world.users.get(value);
  const role = server?.roles.get(value);
  const named = deps.world.channels.get(value);
  if (user && (option.type === 6 || option.type === 9)) {
    resolved.users[value] = presentUser(user);
    const member = server?.members.get(value);
    if (member) resolved.members[value] = presentMember(member, { withUser: false });
  } else if (role && (option.type === 8 || option.type === 9)) {
    resolved.roles[value] = presentRole(role);
  } else if (named && named.server === server && option.type === 7) {
    resolved.channels[value] = presentPartialChannel(named, deps.world.bot.id);
  } else {
    throw new ClientRefusal(`The option "${option.name}" names nothing that exists: ${value}.`);
  }
  return value;
}
