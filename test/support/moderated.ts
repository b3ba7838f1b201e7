import { Redis } from 'ioredis';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Channel, Message } from '../../sandbox/discord/model.ts';
import type { GateMode } from '../../src/core/gate.ts';
import type { Scene } from './scene.ts';
import { decided } from '../../src/core/audit.ts';
import { createServerSettings } from '../../src/redis/server-settings.ts';

/** A server with a gate, a person who asks in it, and its moderators in a channel of their own. */
export interface Moderated {
  serverId: string;
  ada: Person;
  bob: Person;
  /** Two who may put messages away, in the moderators' channel. */
  mods: [Person, Person];
  room: Channel;
  /** The newest message there that says so, once it is there. */
  asked: (...words: string[]) => Promise<Message>;
  /** What that message shows now. */
  see: (message: Message) => Card;
  /** Until it says so, its buttons as they are then. */
  until: (message: Message, ...words: string[]) => Promise<Card>;
}

interface ModeratedOptions {
  /** Without a moderators' channel. */
  unset?: boolean;
  attachmentSizeLimit?: number;
  preferredLocale?: string;
  /** By their names. */
  locales?: Record<string, string>;
}

export async function moderated(
  { stage }: Scene,
  mode: GateMode,
  { unset = false, attachmentSizeLimit, preferredLocale, locales = {} }: ModeratedOptions = {},
): Promise<Moderated> {
  const { discord, redis } = stage;
  const { world } = discord;
  const server = world.addServer({
    name: `a server with ${mode}`,
    ...(attachmentSizeLimit === undefined ? {} : { attachmentSizeLimit }),
    ...(preferredLocale === undefined ? {} : { preferredLocale }),
  });
  const channel = world.addChannel(server, { name: 'remixes' });
  const room = world.addChannel(server, { name: 'moderators' });
  const member = (name: string, at: Channel, more: object = {}) => {
    const locale = locales[name];
    const known = locale === undefined ? {} : { locale };
    return discord.as(world.addMember(server, { name, ...known, ...more }), at);
  };
  const store = new Redis(redis.url);
  const moderatorsChannelId = unset ? null : room.id;
  const decision = decided(server.id, 'gate.changed', null);
  await createServerSettings({ redis: store }).changeGate(
    server.id,
    (gate) => ({
      ...gate,
      mode,
      moderatorsChannelId,
    }),
    decision,
  );
  store.disconnect();
  const see = (message: Message): Card => discord.card(message);
  const saysAll = (words: readonly string[], card: Card): boolean =>
    words.every((word) => card.text.includes(word));
  return {
    serverId: server.id,
    ada: member('ada', channel),
    bob: member('bob', channel),
    mods: [
      member('mia', room, { permissions: ['ManageMessages'] }),
      member('moe', room, { permissions: ['ManageMessages'] }),
    ],
    room,
    see,
    async asked(...words) {
      const look = () => world.messagesIn(room).findLast((message) => saysAll(words, see(message)));
      return discord.waitFor(look, { timeoutMs: 60_000, what: 'the moderators’ card' });
    },
    async until(message, ...words) {
      const look = () => (saysAll(words, see(message)) ? see(message) : undefined);
      return discord.waitFor(look, { timeoutMs: 60_000, what: `a card that says ${words.join()}` });
    },
  };
}

/** Presses a button that opens a form, and sends that off. */
export async function fillIn(
  person: Person,
  on: Message | TypedInteraction,
  label: string,
  values: Record<string, string | string[]>,
): Promise<TypedInteraction> {
  const opened = await person.click(on, label);
  await opened.until(({ state }) => state === 'modal');
  return person.submitModal(opened, values);
}
