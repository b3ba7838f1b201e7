import { randomInt } from 'node:crypto';

import { Redis } from 'ioredis';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { Channel, Message, Server } from '../../sandbox/discord/model.ts';
import { decided } from '../../src/core/audit.ts';
import type { Edit, EditSpec } from '../../src/core/edit.ts';
import type { GateSettings } from '../../src/core/gate.ts';
import { newEditId } from '../../src/edits/new-id.ts';
import { createEdits } from '../../src/redis/edits.ts';
import { createIntakes } from '../../src/redis/intakes.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { createServerSettings } from '../../src/redis/server-settings.ts';
import { NO_CAPS } from '../integration/redis/stage.ts';
import { clipCard, type Scene } from './scene.ts';

const DAY_MS = 86_400_000;

/** A server in which people remix each other's clips. */
export interface RemixClub {
  server: Server;
  channel: Channel;
  ann: Person;
  ben: Person;
  remi: Person;
  sam: Person;
  edits: ReturnType<typeof createEdits>;
  /** An edit of somebody's, delivered; its id. */
  clip(who: Person, prompt: string, more?: Record<string, string>): Promise<string>;
  /** Remi's remix of that, with what it needs, as if it had just been asked for. */
  remix(of: string, prompt: string, changes?: Partial<EditSpec>): Promise<Edit>;
  set(change: Partial<GateSettings>): Promise<void>;
  gate(): Promise<GateSettings>;
  /** The newest message in the channel that says so, once it is there. */
  message(...words: string[]): Promise<Message>;
  until(message: Message, ...words: string[]): Promise<Card>;
  edit(id: string): Promise<Edit>;
  /** What an edit's person holds of their limits. */
  held(edit: Edit): Promise<{ pending: number; running: number; dayEdits: number }>;
  store: Redis;
}

export async function openRemixClub(scene: Scene, clip: string): Promise<RemixClub> {
  const { discord, redis } = scene.stage;
  const { world } = discord;
  const server = world.addServer({ name: 'Remix Club' });
  const channel = world.addChannel(server, { name: 'clips' });
  const member = (name: string) => discord.as(world.addMember(server, { name }), channel);
  const store = new Redis(redis.url);
  const owner = 'remix-club';
  const edits = createEdits({
    redis: store,
    owner,
    retentionMs: 30 * DAY_MS,
    submitsPerMinute: 1_000,
  });
  const intakes = createIntakes({ redis: store, owner });
  const set = async (change: Partial<GateSettings>): Promise<void> => {
    const decision = decided(server.id, 'gate.changed', null);
    await createServerSettings({ redis: store }).changeGate(
      server.id,
      (gate) => ({ ...gate, ...change }),
      decision,
    );
  };
  await set({ mode: 'open' });
  const edit = async (id: string): Promise<Edit> => {
    const found = await edits.read(id);
    if (!found) throw new Error(`There is no edit ${id}.`);
    return found;
  };
  const saysAll = (message: Message, words: readonly string[]): boolean =>
    words.every((word) => discord.card(message).text.includes(word));
  const remi = member('remi');
  return {
    server,
    channel,
    ann: member('ann'),
    ben: member('ben'),
    remi,
    sam: member('sam'),
    edits,
    store,
    set,
    gate: async () => createServerSettings({ redis: store }).gate(server.id),
    edit,
    async clip(who, prompt, more = {}) {
      const typed = await who.type('/kling-edit', { video: { path: clip }, prompt, ...more });
      const { text } = await clipCard(typed);
      return /ref (k\w{9})/.exec(text)?.[1] ?? '';
    },
    async remix(of, prompt, changes = {}) {
      const parent = await edit(of);
      const interactionId = `9${randomInt(10 ** 12)}00000`;
      const { user } = remi;
      const spec: EditSpec = {
        ...parent,
        id: newEditId(),
        interactionId,
        requesterId: user.id,
        asker: { ...parent.asker, userId: user.id, name: user.name },
        prompt,
        origin: { kind: 'result', editId: of },
        rootId: parent.rootId,
        remixes: null,
        ...changes,
      };
      // Its token is dead, so that all that is said of it comes as messages.
      const reply = { interactionId, applicationId: spec.applicationId, token: 'dead' };
      const { nowMs } = await intakes.open({
        ...reply,
        owner,
        requesterId: user.id,
        locale: spec.locale,
      });
      const accepted = await edits.accept(spec, reply, null, nowMs + 60_000, NO_CAPS);
      if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
      return accepted.edit;
    },
    message: async (...words) =>
      discord.waitFor(() => discord.messages(channel).findLast((one) => saysAll(one, words)), {
        timeoutMs: 60_000,
        what: `a message that says ${words.join()}`,
      }),
    until: async (message, ...words) =>
      discord.waitFor(() => saysAll(message, words) && discord.card(message), {
        timeoutMs: 60_000,
        what: `a card that says ${words.join()}`,
      }),
    async held({ serverId, requesterId }) {
      const ledger = createLedger({ redis: store });
      const { pending, running, dayEdits } = await ledger.standing(serverId, requesterId);
      return { pending, running, dayEdits };
    },
  };
}
