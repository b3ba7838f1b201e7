import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Decision } from '../core/audit.ts';
import { type Block, GATE_MODES, type GateSettings, NO_GATE_SETTINGS } from '../core/gate.ts';
import { NO_SERVER_LIMITS, type PersonLimits, type ServerLimits } from '../core/limits.ts';
import { NO_REMOTE_RULES, NO_WORD_LISTS, type ServerWords } from '../core/word-lists.ts';
import { writeNote } from './audit-note.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const setServer = loadScript('set-server', 'base', 'audit');

const whole = z.number().int().nonnegative();
const FIELDS = ['atOnce', 'cooldownMs', 'dayEdits', 'dayClipMs'] as const;

/** Without the fields that are not set: they come from the operator. */
const person = z
  .object({ atOnce: whole, cooldownMs: whole, dayEdits: whole, dayClipMs: whole })
  .partial()
  .transform((limits): Partial<PersonLimits> => {
    const set = FIELDS.filter((field) => limits[field] !== undefined);
    return Object.fromEntries(set.map((field) => [field, limits[field]]));
  });

const serverLimits: z.ZodType<ServerLimits> = z.object({
  person,
  tiers: z.record(z.string(), person),
  serverDayMicros: whole.nullable(),
  showsCost: z.boolean().default(true),
});

/** Null for nothing, and for what is of another shape. */
function readJson<T>(text: string | null, as: z.ZodType<T>): T | null {
  if (text === null) return null;
  try {
    return as.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const ids = z.array(z.string().regex(/^\d{1,20}$/));
const idOrNull = z
  .string()
  .regex(/^\d{1,20}$/)
  .nullable();

const gateSettings: z.ZodType<GateSettings> = z.object({
  mode: z.enum(GATE_MODES).nullable(),
  allowedRoles: ids,
  deniedRoles: ids,
  trustedRoles: ids,
  allowedChannels: ids,
  deniedChannels: ids,
  memberDays: whole,
  accountDays: whole,
  moderatorRoleId: idOrNull,
  moderatorsChannelId: idOrNull,
  auditChannelId: idOrNull,
  // Gates that were stored before these were kept have none of them.
  remixClosedChannels: ids.default([]),
  neverRemixedRoleId: idOrNull.default(null),
  remixThreads: z.boolean().default(false),
  paused: z.boolean(),
  locale: z.string().default('en-US'),
});

const wordLists: z.ZodType<ServerWords> = z.object({
  builtIn: z.enum(['off', 'refuse', 'approval']),
  refuse: z.array(z.string()),
  approval: z.array(z.string()),
  remote: z
    .object({
      flagged: z.enum(['refuse', 'approval']),
      unanswered: z.enum(['refuse', 'approval', 'allow']),
    })
    .default(NO_REMOTE_RULES),
});

const block: z.ZodType<Block> = z.object({ reason: z.string(), untilMs: whole.nullable() });

export interface ServerSettingsOptions {
  redis: Redis;
  /** The store's clock for tests, in ms; by default Redis's TIME. */
  now?: () => number;
}

/** What servers have set: a hash for each, JSON by field, and one for those who are blocked. Rejects when the store does not answer. */
export function createServerSettings(options: ServerSettingsOptions) {
  return { ...createLimits(options), ...createRules(options), ...createBlocks(options) };
}

function createLimits(options: ServerSettingsOptions) {
  return {
    /** What cannot be read counts as not set: the operator's limits then hold. */
    async limits(serverId: string): Promise<ServerLimits> {
      const text = await options.redis.hget(keys.server(serverId), 'limits');
      return readJson(text, serverLimits) ?? NO_SERVER_LIMITS;
    },

    /** Throws for limits that are no whole numbers from 0 up, and writes nothing. */
    async setLimits(serverId: string, limits: ServerLimits, decision?: Decision): Promise<void> {
      const hash = keys.server(serverId);
      await write(options, hash, 'limits', serverLimits.parse(limits), decision);
    },
  };
}

/** What cannot be read pauses the server: nobody's rule is dropped in silence. */
const readGate = (text: string | null): GateSettings =>
  text === null
    ? NO_GATE_SETTINGS
    : (readJson(text, gateSettings) ?? { ...NO_GATE_SETTINGS, paused: true });

function createRules(options: ServerSettingsOptions) {
  const { redis } = options;
  return {
    async gate(serverId: string): Promise<GateSettings> {
      return readGate(await redis.hget(keys.server(serverId), 'gate'));
    },

    /** Nobody's change in between is lost: it is made of what is there when it is written. */
    async changeGate(
      serverId: string,
      change: (before: GateSettings) => GateSettings,
      decision: Decision,
    ): Promise<GateSettings> {
      const place = { hash: keys.server(serverId), field: 'gate' };
      return rewrite(options, place, { read: readGate, change, schema: gateSettings }, decision);
    },

    async words(serverId: string): Promise<ServerWords> {
      return readWords(await redis.hget(keys.server(serverId), 'words'));
    },

    async changeWords(
      serverId: string,
      change: (before: ServerWords) => ServerWords,
      decision: Decision,
    ): Promise<ServerWords> {
      const place = { hash: keys.server(serverId), field: 'words' };
      return rewrite(options, place, { read: readWords, change, schema: wordLists }, decision);
    },
  };
}

const readWords = (text: string | null): ServerWords => readJson(text, wordLists) ?? NO_WORD_LISTS;

function createBlocks(options: ServerSettingsOptions) {
  const { redis } = options;
  // One that cannot be read still blocks.
  const readBlock = (text: string): Block => readJson(text, block) ?? { reason: '', untilMs: null };
  return {
    async block(serverId: string, userId: string): Promise<Block | null> {
      const text = await redis.hget(keys.blocks(serverId), userId);
      return text === null ? null : readBlock(text);
    },

    async setBlock(
      serverId: string,
      userId: string,
      to: Block | null,
      decision?: Decision,
    ): Promise<void> {
      const stored = to === null ? null : block.parse(to);
      await write(options, keys.blocks(serverId), userId, stored, decision, true);
    },

    /** Those who are blocked, by their id. */
    async blocks(serverId: string): Promise<Record<string, Block>> {
      const all = Object.entries(await redis.hgetall(keys.blocks(serverId)));
      return Object.fromEntries(all.map(([userId, text]) => [userId, readBlock(text)]));
    },
  };
}

/** Null takes it away. The decision is noted in the same step. */
async function write(
  { redis, now }: ServerSettingsOptions,
  hash: string,
  field: string,
  value: unknown,
  decision: Decision | undefined,
  holdsWords = false,
): Promise<void> {
  const stored = value === null ? '' : JSON.stringify(value);
  const note = decision ? writeNote(decision) : '';
  await setServer(
    redis,
    [hash],
    [now ? String(now()) : '', field, stored, note, holdsWords ? '1' : '', ''],
  );
}

/** {@link write} of what a change makes of what is there, again and again until nothing came in between; the value after it. */
async function rewrite<T>(
  { redis, now }: ServerSettingsOptions,
  { hash, field }: { hash: string; field: string },
  { read, change, schema }: Rewriting<T>,
  decision: Decision,
): Promise<T> {
  for (;;) {
    const text = await redis.hget(hash, field);
    const before = read(text);
    const after = schema.parse(change(before));
    const stored = JSON.stringify(after);
    // Nothing is decided where nothing changes.
    if (stored === (text ?? JSON.stringify(before))) return after;
    const args = [
      now ? String(now()) : '',
      field,
      stored,
      writeNote(decision),
      '',
      `=${text ?? ''}`,
    ];
    if ((await setServer(redis, [hash], args)) !== 2) return after;
  }
}

interface Rewriting<T> {
  read: (text: string | null) => T;
  change: (before: T) => T;
  schema: z.ZodType<T>;
}
