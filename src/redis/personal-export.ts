import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Json } from '../core/audit.ts';
import type { Edit, InputFile } from '../core/edit.ts';
import { type Block } from '../core/gate.ts';
import { dayOf } from '../core/ledger.ts';
import { pseudonymOf } from './audit-digest.ts';
import { readAfter } from './audit-read.ts';
import { sealChain } from './audit-seal.ts';
import { parseEdit } from './edit-record.ts';
import { keys } from './keys.ts';
import { createPeople } from './people.ts';
import { storeNow } from './store-clock.ts';

/** What is kept of somebody, for them to read. Times are ISO 8601. */
export type PersonalFile = Record<string, Json>;

/** The days for which figures of limits are kept: `lua/lib/ledger.lua`. */
const DAYS = 41;
const PAGE = 500;

interface Blocks {
  block(serverId: string, userId: string): Promise<Block | null>;
}

const report = z.object({ atMs: z.number(), reason: z.string() });

export async function exportOf(
  redis: Redis,
  blocks: Blocks,
  userId: string,
  serverIds: readonly string[],
): Promise<PersonalFile> {
  const nowMs = await storeNow(redis);
  const servers: Json[] = [];
  for (const serverId of serverIds) {
    const block = await blocks.block(serverId, userId);
    servers.push({
      serverId,
      edits: await editsIn(redis, serverId, userId),
      limits: await limitsIn(redis, serverId, userId, dayOf(nowMs)),
      blocked: block && { reason: block.reason, until: block.untilMs && iso(block.untilMs) },
      audit: await auditIn(redis, serverId, userId),
    });
  }
  return {
    format: 'kling-person-1',
    exportedAt: iso(nowMs),
    userId,
    settings: await settingsOf(redis, userId),
    servers,
    reportsMade: await reportsBy(redis, userId),
  };
}

async function settingsOf(redis: Redis, userId: string): Promise<Json> {
  const people = createPeople({ redis });
  const [pings, rules] = await Promise.all([people.wantsPings(userId), people.rules(userId)]);
  return { pings, ...rules };
}

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));

async function editsIn(redis: Redis, serverId: string, userId: string): Promise<Json[]> {
  const ids = await redis.zrange(keys.editsOf(serverId, userId), '0', '-1');
  const found = await Promise.all(ids.map(async (id) => redis.hgetall(keys.edit(id))));
  return found
    .filter((fields) => Object.keys(fields).length > 0)
    .map((fields) => editJson(parseEdit(fields)));
}

/** Without the links to its files: whoever has one can open the file. */
function editJson(edit: Edit): Json {
  const { message, takeDown, asker, images, elements } = edit;
  const files = [edit.video, ...images, ...elements.flatMap((one) => [one.frontal, ...one.views])];
  return {
    id: edit.id,
    askedAt: iso(edit.acceptedAtMs),
    endedAt: isoOrNull(edit.endedAtMs),
    state: edit.state,
    channelId: edit.channelId,
    message: message && { channelId: message.channelId, messageId: message.messageId },
    locale: edit.locale,
    serverLocaleThen: asker.serverLocale,
    rolesThen: asker.roles,
    permissionsThen: asker.permissions,
    memberSince: isoOrNull(asker.joinedAtMs),
    prompt: edit.prompt,
    keepAudio: edit.keepAudio,
    files: files.map(({ input, filename, bytes }: InputFile) => ({ input, filename, bytes })),
    remixes: edit.remixes,
    clipMs: edit.clipMs,
    estimateMicros: edit.estimateMicros,
    costMicros: edit.costMicros,
    failure: edit.failure?.code ?? null,
    decision: edit.decision && { kind: edit.decision.kind, reason: edit.decision.reason },
    takenDown: takeDown && {
      kind: takeDown.kind,
      at: iso(takeDown.atMs),
      reason: takeDown.reason,
    },
  };
}

/** What was counted on each day that anything was. */
async function limitsIn(
  redis: Redis,
  serverId: string,
  userId: string,
  today: number,
): Promise<Json[]> {
  const days = Array.from({ length: DAYS }, (_, at) => today - at);
  const found = await Promise.all(
    days.map(async (day) => redis.hgetall(`${keys.ledgerPerson(serverId, userId)}:${day}`)),
  );
  return found.flatMap(({ edits, clipMs }, at): Json[] =>
    edits === undefined
      ? []
      : [
          {
            day: iso((days[at] ?? 0) * 86_400_000).slice(0, 10),
            edits: Number(edits),
            clipMs: Number(clipMs ?? 0),
          },
        ],
  );
}

/** What they are called there, and what they did or was done about them. */
async function auditIn(redis: Redis, serverId: string, userId: string): Promise<Json> {
  await sealChain(redis, serverId);
  const secret = await redis.hget(keys.auditKeys(serverId), userId);
  if (secret === null) return null;
  const pseudonym = pseudonymOf(secret, serverId, userId);
  const entries: Json[] = [];
  for (let after = 0; ;) {
    const page = await readAfter(redis, serverId, after, PAGE);
    for (const line of page) {
      if (line.kind !== 'entry') continue;
      const { seq, atMs, action, about, actor, subject } = line;
      const isActor = actor?.pseudonym === pseudonym;
      if (!isActor && subject?.pseudonym !== pseudonym) continue;
      // What others said when they reported something is between them and the moderators.
      const reason = isActor || action !== 'edit.reported' ? line.reason : null;
      entries.push({ seq, at: iso(atMs), action, by: isActor ? 'you' : 'others', about, reason });
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { pseudonym, entries };
    after = last.seq;
  }
}

async function reportsBy(redis: Redis, userId: string): Promise<Json[]> {
  const ids = await redis.zrange(keys.reportedBy(userId), '0', '-1');
  const texts = await Promise.all(
    ids.map(async (id) => redis.hget(keys.reports(id), `by:${userId}`)),
  );
  return texts.flatMap((text, at): Json[] => {
    const read = text === null ? null : report.safeParse(JSON.parse(text)).data;
    return read ? [{ editId: ids[at] ?? '', at: iso(read.atMs), reason: read.reason }] : [];
  });
}
