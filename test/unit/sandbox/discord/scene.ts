import type { Channel, Member, Server } from '../../../../sandbox/discord/model.ts';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../../../sandbox/discord/local-discord.ts';
import type { Person } from '../../../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../../../sandbox/discord/client/typed-interaction.ts';
import { connect, GREET, type InteractionCreate, rest, type TinyBot } from './tiny-bot.ts';

/** A server with one channel and one person, a connected bot, and a registered command `/greet`. */
export interface Scene {
  discord: LocalDiscord;
  bot: TinyBot;
  server: Server;
  channel: Channel;
  ann: Member;
  person: Person;
  /** Types `/greet` and returns both ends of it. */
  greet: () => Promise<{ typed: TypedInteraction; got: InteractionCreate }>;
  close: () => Promise<void>;
}

export async function openScene(options: LocalDiscordOptions = {}): Promise<Scene> {
  const discord = await startLocalDiscord(options);
  const server = discord.world.addServer({ name: 'club' });
  const channel = discord.world.addChannel(server);
  const ann = discord.world.addMember(server, { name: 'ann' });
  const bot = await connect(discord);
  await rest(discord, 'PUT', `/applications/${discord.applicationId}/commands`, { body: [GREET] });
  const person = discord.as(ann, channel);
  const greet = async () => {
    const before = bot.dispatches.filter(({ t }) => t === 'INTERACTION_CREATE').length;
    const typed = await person.type('/greet');
    return { typed, got: await bot.interaction(before) };
  };
  const close = async () => {
    await bot.close();
    await discord.close();
  };
  return { discord, bot, server, channel, ann, person, greet, close };
}
