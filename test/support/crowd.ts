import { Redis } from 'ioredis';
import { expect } from 'vitest';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Server, User } from '../../sandbox/discord/model.ts';
import type { NewMember } from '../../sandbox/discord/world.ts';
import { setStage, type Stage } from '../../sandbox/stage.ts';
import type { Standing } from '../../src/core/ledger.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { NO_LIMITS } from './no-limits.ts';

/** Several servers with several people, bot and worker, and no limit but those that are set. */
export interface Crowd {
  stage: Stage;
  serverOf(name: string): {
    server: Server;
    person: (name: string, more?: Omit<NewMember, 'name'>) => Person;
  };
  /** Starts bot and worker anew with further settings. */
  restart(settings: Record<string, string>): Promise<void>;
  edit(person: Person, prompt: string): Promise<TypedInteraction>;
  /** How a person stands, once the ledger adds up. */
  standing(server: Server, user: User): Promise<Standing>;
  close(): Promise<void>;
}

/** Starts bot and worker in a fresh world; results are the clips that went in. */
export async function openCrowd(
  clip: string,
  settings: Record<string, string> = {},
): Promise<Crowd> {
  const stage = await setStage({
    segmind: { provideMs: 50, credits: 1_000, render: (path) => Promise.resolve(path) },
    settings: { ...NO_LIMITS, QUEUE_LOCK_MS: '2000', SEGMIND_POLL_MS: '50', ...settings },
  });
  const store = new Redis(stage.redis.url, {
    retryStrategy: () => 100,
    maxRetriesPerRequest: null,
  });
  store.on('error', () => {});
  await stage.start('both').says('worker ready');
  return {
    stage,
    serverOf(name) {
      const { world } = stage.discord;
      const server = world.addServer({ name });
      const channel = world.addChannel(server, { name: 'clips' });
      return {
        server,
        person: (who, more = {}) =>
          stage.discord.as(world.addMember(server, { name: who, ...more }), channel),
      };
    },
    async restart(more) {
      await stage.programs[0]?.stop();
      await stage.start('both', { settings: more }).says('worker ready');
    },
    edit: async (person, prompt) => person.type('/kling-edit', { video: { path: clip }, prompt }),
    async standing({ id }, user) {
      const ledger = createLedger({ redis: store });
      expect(await ledger.reckon()).toEqual([]);
      return ledger.standing(id, user.id);
    },
    async close() {
      store.disconnect();
      await stage.close();
    },
  };
}

export const says =
  (...words: string[]) =>
  (card: Card): boolean =>
    words.every((word) => card.text.includes(word));

export const isQueued = says('**Queued**');
export const isEditing = says('**Editing your clip**');
export const hasClip = (card: Card): boolean => card.media.length > 0;
