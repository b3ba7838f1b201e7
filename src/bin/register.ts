import process from 'node:process';

import { z } from 'zod';

import { commands } from '../../commands/index.ts';
import { botIdOf } from '../discord/find-message.ts';
import { commandName, pushCommands } from '../discord/registration.ts';
import { discordStatus } from '../discord/rest-errors.ts';
import { createRest, type DiscordRest } from '../discord/rest.ts';
import { readSettings } from '../ops/config.ts';
import { EXIT_SETTINGS, EXIT_UNAVAILABLE, StartError } from '../ops/start-error.ts';

const application = z.object({ id: z.string() });

/** The application's own id; should Discord not say, the token's first part holds it. */
async function applicationIdOf({ rest }: DiscordRest, token: string): Promise<string> {
  try {
    return application.parse(await rest.get('/applications/@me')).id;
  } catch (error) {
    const id = botIdOf(token);
    if (discordStatus(error) === 401 || id === undefined) throw error;
    return id;
  }
}

async function main(): Promise<void> {
  try {
    process.loadEnvFile();
  } catch {
    // Without a file the environment alone counts.
  }
  const settings = readSettings(process.env);
  const discord = createRest({ token: settings.DISCORD_TOKEN, apiUrl: settings.DISCORD_API_URL });
  try {
    const applicationId = await applicationIdOf(discord, settings.DISCORD_TOKEN);
    const serverId = settings.DISCORD_GUILD_ID ?? null;
    await pushCommands({
      rest: discord.rest,
      apiUrl: settings.DISCORD_API_URL,
      applicationId,
      serverId,
      commands,
    });
    const names = commands.map(({ definition }) => commandName(definition)).join(', ');
    const where = serverId === null ? 'everywhere' : `in server ${serverId}`;
    process.stdout.write(`Registered ${names} ${where}.\n`);
  } catch (error) {
    throw explained(error);
  } finally {
    await discord.close();
  }
}

function explained(error: unknown): StartError {
  const status = discordStatus(error);
  if (status === 401) {
    return new StartError(EXIT_SETTINGS, [
      'DISCORD_TOKEN is refused by Discord: copy it anew from the developer portal.',
    ]);
  }
  if (status === 403 || status === 404) {
    return new StartError(EXIT_SETTINGS, [
      'Discord does not let this bot register commands there: check DISCORD_GUILD_ID, and that the bot was invited.',
    ]);
  }
  if (status === 400) {
    return new StartError(EXIT_UNAVAILABLE, ['Discord refused the command definitions.']);
  }
  return new StartError(EXIT_UNAVAILABLE, [
    'Discord cannot be reached: check the network and DISCORD_API_URL.',
  ]);
}

main().catch((error: unknown) => {
  const known = error instanceof StartError;
  const sentences = known ? error.sentences : ['Registering failed in a way nobody foresaw.'];
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(known ? error.exitCode : 1);
});
