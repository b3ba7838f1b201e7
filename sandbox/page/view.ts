import type { Person } from '../discord/client/person.ts';
import type { TypedInteraction } from '../discord/client/typed-interaction.ts';
import type { LocalDiscord } from '../discord/local-discord.ts';
import { COMPONENTS_V2, type Channel, type Message, type User } from '../discord/model.ts';
import { textOf } from '../discord/mentions.ts';
import { may } from '../discord/permissions.ts';
import type { Club } from './club.ts';
import type { SteadyLinks } from './links.ts';
import type { Place, Started, WireChannel, WireMessage, WireUser } from './wire.ts';

export interface ViewParts {
  discord: LocalDiscord;
  club: Club;
  links: SteadyLinks;
}

/** How much of a message that is replied to is shown. */
const EXCERPT = 100;

const wireUser = ({ id, name, bot }: User): WireUser => ({ id, name, bot });

/** Whether someone sees a channel at all. */
export function sees(user: User, channel: Channel): boolean {
  if (channel.deleted) return false;
  if (!channel.server) return channel.recipient === user;
  return may(channel, user.id, 'ViewChannel');
}

/** Where a person is, where they could go, and what they can choose from. `here` null: nowhere that they may be. */
export function placeOf(parts: ViewParts, user: User, here: Channel | null): Place | null {
  const { discord, club } = parts;
  const { world } = discord;
  const me = club.people.find(({ id }) => id === user.id);
  if (!me) return null;
  const server = here?.server;
  const inServer = (at: Channel) => at.server !== undefined && at.server === server;
  const channels = [...world.channels.values()];
  return {
    me,
    locale: user.locale,
    people: [...club.people],
    servers: club.servers.map(({ id, name }) => ({
      id,
      name,
      about: club.about.get(id) ?? '',
      channels: channels
        .filter((channel) => channel.server?.id === id && sees(user, channel))
        .map((channel) => wireChannel(discord, user, channel)),
    })),
    direct: { ...wireChannel(discord, user, world.directChannel(user)), name: world.bot.name },
    here: here && {
      id: here.id,
      name: here.recipient ? world.bot.name : here.name,
      server: server ? { id: server.id, name: server.name } : null,
    },
    users: [...(server?.members.values() ?? [])].map((member) => wireUser(member.user)),
    roles: [...(server?.roles.values() ?? [])].map(({ id, name }) => ({ id, name })),
    channels: channels
      .filter((channel) => inServer(channel) && sees(user, channel))
      .map(({ id, name, type }) => ({ id, name, type })),
    commands: here ? discord.as(user, here).commands() : [],
  };
}

function wireChannel(discord: LocalDiscord, user: User, channel: Channel): WireChannel {
  const messages = discord.as(user, channel).messages();
  return {
    id: channel.id,
    name: channel.name,
    newest: messages.at(-1)?.id ?? null,
    pings: messages.filter((message) => pinged(user, message)).map(({ id }) => id),
  };
}

const pinged = (user: User, { pings, author }: Message): boolean =>
  author !== user && (pings.everyone || pings.userIds.includes(user.id));

/** The channel's messages as this person sees them, oldest first. */
export function messagesOf(parts: ViewParts, person: Person): WireMessage[] {
  if (!sees(person.user, person.channel)) return [];
  return person.messages().map((message) => wireMessage(parts, person, message));
}

function wireMessage(parts: ViewParts, { user }: Person, message: Message): WireMessage {
  const { discord, links } = parts;
  const card = discord.card(message);
  const { interaction, author, channel } = message;
  const command = interaction?.source ? undefined : interaction?.commandName;
  const prefix = interaction?.commandType === 1 ? '/' : '';
  return {
    id: message.id,
    author: wireUser(author),
    at: message.createdAt,
    edited: message.edits.length > 0 && interaction === undefined,
    state: card.state === 'thinking' || card.state === 'failed' ? card.state : 'shown',
    ephemeral: message.visibleTo !== undefined,
    mentionsMe: message.mentions.everyone || message.mentions.userIds.includes(user.id),
    usedBy:
      interaction && command !== undefined
        ? { name: interaction.user.name, command: `${prefix}${command}` }
        : null,
    replyTo: replyOf(discord, message),
    content: message.content,
    embeds: message.embeds,
    components: links.in(card.components),
    files: card.media.map(({ url, filename, size, contentType }) => ({
      url: links.of(url),
      name: filename ?? '',
      size: size ?? null,
      contentType: contentType ?? null,
    })),
    filesBelow: (message.flags & COMPONENTS_V2) === 0,
    text: card.text,
    mayDelete:
      author === user || (channel.server !== undefined && may(channel, user.id, 'ManageMessages')),
  };
}

function replyOf({ world }: LocalDiscord, message: Message): WireMessage['replyTo'] {
  const { referencedId } = message;
  if (referencedId === undefined) return null;
  const to = world.messages.get(referencedId);
  if (!to) return { name: '', text: 'Original message was deleted' };
  const text = textOf(to).replaceAll(/\s+/g, ' ');
  return { name: to.author.name, text: text.slice(0, EXCERPT) || 'Click to see attachment' };
}

/** An interaction, with what was used to start it. */
export interface Deed {
  typed: TypedInteraction;
  /** Of the button or menu. */
  customId: string | null;
}

/** Something a person started, as the client shows it beside the messages. */
export function startedOf({ typed, customId }: Deed): Started {
  const { interaction } = typed;
  const { source, commandName, commandType } = interaction;
  const card = typed.see();
  return {
    id: typed.id,
    state: stateOf(card.state),
    text: card.text,
    command: commandName === undefined ? null : `${commandType === 1 ? '/' : ''}${commandName}`,
    messageId: source?.id ?? null,
    customId,
    modal: card.state === 'modal' ? (card.modal ?? null) : null,
    at: interaction.createdAt,
  };
}

function stateOf(state: ReturnType<TypedInteraction['see']>['state']): Started['state'] {
  if (state === 'waiting' || state === 'modal' || state === 'failed') return state;
  return 'done';
}
