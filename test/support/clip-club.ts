import { Redis } from 'ioredis';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Channel, Message, Server } from '../../sandbox/discord/model.ts';
import type { Edit } from '../../src/core/edit.ts';
import { NO_GATE_SETTINGS } from '../../src/core/gate.ts';
import { createAudit } from '../../src/redis/audit.ts';
import { createServerSettings } from '../../src/redis/server-settings.ts';
import { parseEdit } from '../../src/redis/edit-record.ts';
import { clipCard, type Scene } from './scene.ts';

/** A server with a channel for its moderators, and who meets in it. */
export interface ClipClub {
  server: Server;
  channel: Channel;
  moderators: Channel;
  /** Asks for edits. */
  ada: Person;
  /** Only looks on. */
  bob: Person;
  /** Two who moderate, at home in the moderators' channel. */
  mia: Person;
  max: Person;
  /** Mia where clips are. */
  miaHere: Person;
  store: Redis;
  audit: ReturnType<typeof createAudit>;
  /** An edit of Ada's, delivered. */
  clip(prompt: string): Promise<Clip>;
  close(): void;
}

export interface Clip {
  typed: TypedInteraction;
  id: string;
  card: Card;
  read(): Promise<Edit>;
}

/** Opens it on a scene, its gate open and its moderators' channel set. */
export async function openClub(
  scene: Scene,
  clip: string,
  attachmentSizeLimit?: number,
): Promise<ClipClub> {
  const { discord, redis } = scene.stage;
  const { world } = discord;
  const server = world.addServer({
    name: 'Clip Club',
    ...(attachmentSizeLimit === undefined ? {} : { attachmentSizeLimit }),
  });
  const channel = world.addChannel(server, { name: 'clips' });
  const moderators = world.addChannel(server, { name: 'moderators' });
  const member = (name: string, where: Channel) =>
    discord.as(world.addMember(server, { name }), where);
  const moderator = (name: string) =>
    world.addMember(server, { name, permissions: ['ManageMessages'] });
  const mia = moderator('mia');
  const store = new Redis(redis.url);
  await createServerSettings({ redis: store }).setGate(server.id, {
    ...NO_GATE_SETTINGS,
    mode: 'open',
    moderatorsChannelId: moderators.id,
  });
  const ada = member('ada', channel);
  const read = async (id: string) => parseEdit(await store.hgetall(`{kling}:edit:${id}`));
  return {
    server,
    channel,
    moderators,
    ada,
    bob: member('bob', channel),
    mia: discord.as(mia, moderators),
    max: discord.as(moderator('max'), moderators),
    miaHere: discord.as(mia, channel),
    store,
    audit: createAudit({ redis: store }),
    async clip(prompt) {
      const typed = await ada.type('/kling-edit', { video: { path: clip }, prompt });
      const card = await (attachmentSizeLimit === undefined
        ? clipCard(typed)
        : typed.until(({ text }) => text.includes('Download the clip')));
      const id = /ref (k\w+)/.exec(card.text)?.[1] ?? '';
      return { typed, id, card, read: async () => read(id) };
    },
    close: () => store.disconnect(),
  };
}

/** Presses a button that opens a form, and fills it in. */
export async function fill(
  person: Person,
  on: Parameters<Person['click']>[0],
  button: string,
  values: Record<string, string>,
): Promise<Card> {
  const form = await person.click(on, button);
  await form.until(({ state }) => state === 'modal');
  const sent = await person.submitModal(form, values);
  return sent.until(({ state }) => state === 'shown');
}

/** The answer to a button. */
export async function press(
  person: Person,
  on: Parameters<Person['click']>[0],
  button: string,
): Promise<Card> {
  return (await person.click(on, button)).until(({ state }) => state === 'shown');
}

/** The answer to a command. */
export async function say(person: Person, command: string): Promise<Card> {
  return (await person.type(command)).until(({ state }) => state === 'shown');
}

/** What is said of an edit in the moderators' channel, once it says this. */
export async function reportCard(
  scene: Scene,
  { moderators }: ClipClub,
  ...words: string[]
): Promise<{ message: Message; card: Card }> {
  const { discord } = scene.stage;
  return discord.waitFor(() => {
    for (const message of discord.messages(moderators)) {
      const card = discord.card(message);
      if (words.every((word) => card.text.includes(word))) return { message, card };
    }
    return undefined;
  });
}
