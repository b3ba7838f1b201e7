import { createHash } from 'node:crypto';

import type { REST } from '@discordjs/rest';
import { ApplicationCommandType, Routes } from 'discord-api-types/v10';

import type { Command } from './command.ts';
import { repeatSafely } from './repeat.ts';

/** Remembers what was pushed where. */
export interface PushedCommands {
  read(scope: string): Promise<string | null>;
  write(scope: string, hash: string): Promise<void>;
}

export interface Registration {
  rest: REST;
  apiUrl: string;
  applicationId: string;
  /** One server, at once; or null for everywhere. */
  serverId: string | null;
  commands: readonly Command[];
}

/** What people know a command by: `/kling`, or as the menu of a message shows it. */
export function commandName({ type, name }: Command['definition']): string {
  return type === ApplicationCommandType.Message ? name : `/${name}`;
}

/** Pushes the definitions as the whole set; Discord takes away what is no longer among them. */
export async function pushCommands(registration: Registration): Promise<void> {
  const { rest, applicationId, serverId, commands } = registration;
  const route =
    serverId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, serverId);
  const body = commands.map((command) => command.definition);
  await repeatSafely(async () => rest.put(route, { body }));
}

/** Pushes them when they differ from what was pushed to this place last. True when it did. */
export async function pushIfChanged(
  registration: Registration,
  pushed: PushedCommands,
): Promise<boolean> {
  const { apiUrl, applicationId, serverId, commands } = registration;
  const definitions = JSON.stringify(commands.map((command) => command.definition));
  const hash = createHash('sha256').update(definitions).digest('hex');
  const scope = createHash('sha256')
    .update([apiUrl, applicationId, serverId ?? ''].join('\n'))
    .digest('hex')
    .slice(0, 16);
  if ((await pushed.read(scope).catch(() => null)) === hash) return false;
  await pushCommands(registration);
  await pushed.write(scope, hash);
  return true;
}
