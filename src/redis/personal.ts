import type { Redis } from 'ioredis';

import { type Block } from '../core/gate.ts';
import type { Erased, KeptHere } from '../core/personal.ts';
import { pseudonymOf } from './audit-digest.ts';
import { keys } from './keys.ts';
import { exportOf, type PersonalFile } from './personal-export.ts';
import { loadScript } from './script.ts';
import { createServerSettings } from './server-settings.ts';

const eraseEdit = loadScript('erase-edit', 'base');
const eraseReport = loadScript('erase-report', 'base');

/** Asked for at once: more would hold everybody else up. */
const AT_ONCE = 100;

/** What is kept of people. Rejects when the store does not answer. */
export function createPersonal({ redis }: { redis: Redis }) {
  const settings = createServerSettings({ redis });
  return {
    async inServer(serverId: string, userId: string): Promise<KeptHere> {
      const [edits, reports, secret, blocked] = await Promise.all([
        editsThere(redis, serverId, userId),
        reportsThere(redis, serverId, userId),
        redis.hget(keys.auditKeys(serverId), userId),
        settings.block(serverId, userId) as Promise<Block | null>,
      ]);
      const pseudonym = secret === null ? null : pseudonymOf(secret, serverId, userId);
      return { ...edits, reports, pseudonym, blocked };
    },

    async export(userId: string): Promise<PersonalFile> {
      return exportOf(redis, settings, userId, await serversOf(redis, userId));
    },

    async erase(userId: string): Promise<Erased> {
      const erased: Erased = { edits: 0, reports: 0, left: [] };
      for (const serverId of await redis.smembers(keys.serversOf(userId))) {
        const left = await eraseIn(redis, serverId, userId, erased);
        if (left === 0) await redis.srem(keys.serversOf(userId), serverId);
      }
      for (const id of await redis.zrange(keys.reportedBy(userId), '0', '-1')) {
        const done = await eraseReport(redis, [keys.reports(id)], [id, userId]);
        if (done === 1) erased.reports += 1;
        await redis.zrem(keys.reportedBy(userId), id);
      }
      await redis.del(keys.person(userId));
      return erased;
    },
  };
}

/** Servers in which something of a person may be kept. */
async function serversOf(redis: Redis, userId: string): Promise<string[]> {
  const [asked, noted] = await Promise.all([
    redis.smembers(keys.serversOf(userId)),
    redis.smembers(keys.auditChainsOf(userId)),
  ]);
  return [...new Set([...asked, ...noted.filter((chain) => /^\d+$/.test(chain))])];
}

/** Those in the list may be gone by now. */
async function editsThere(
  redis: Redis,
  serverId: string,
  userId: string,
): Promise<Pick<KeptHere, 'edits' | 'sinceMs'>> {
  const flat = await redis.zrange(keys.editsOf(serverId, userId), '0', '-1', 'WITHSCORES');
  const listed = flat.flatMap((id, at) =>
    at % 2 === 0 ? [{ id, atMs: Number(flat[at + 1] ?? 0) }] : [],
  );
  const there = await Promise.all(listed.map(async ({ id }) => redis.exists(keys.edit(id))));
  const kept = listed.filter((_, at) => there[at] === 1);
  return { edits: kept.length, sinceMs: kept[0]?.atMs ?? null };
}

async function reportsThere(redis: Redis, serverId: string, userId: string): Promise<number> {
  const ids = await redis.zrange(keys.reportedBy(userId), '0', '-1');
  const servers = await Promise.all(ids.map(async (id) => redis.hget(keys.edit(id), 'server')));
  return servers.filter((server) => server === serverId).length;
}

/** How many of a person's edits are left there. */
async function eraseIn(
  redis: Redis,
  serverId: string,
  userId: string,
  erased: Erased,
): Promise<number> {
  const list = keys.editsOf(serverId, userId);
  const ids = await redis.zrange(list, '0', '-1');
  let left = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const answers = await Promise.all(
      some.map(async (id) =>
        eraseEdit(redis, [keys.edit(id), list, keys.reports(id)], [id, userId]),
      ),
    );
    erased.edits += answers.filter((answer) => answer === 'erased').length;
    const open = some.filter((_, at) => answers[at] === 'open');
    erased.left.push(...open);
    left += open.length;
  }
  return left;
}
