import { randomInt } from 'node:crypto';

import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach } from 'vitest';

import type { Edit, EditSpec } from '../../../src/core/edit.ts';
import type { Caps } from '../../../src/core/limits.ts';
import { openRedis } from '../../../src/redis/connection.ts';
import { createEdits, type EditsOptions } from '../../../src/redis/edits.ts';
import { createIntakes } from '../../../src/redis/intakes.ts';
import { databaseUrl } from '../../support/database.ts';

const DAY_MS = 86_400_000;

/** Nothing is limited. */
export const NO_CAPS: Caps = {
  atOnce: 0,
  cooldownMs: 0,
  dayEdits: 0,
  dayClipMs: 0,
  serverDayMicros: 0,
  botMonthMicros: 0,
  pendingApprovals: 0,
};

let number = randomInt(1_000_000) * 1_000;

export function freshId(): string {
  number += 1;
  return `9${String(number).padStart(17, '0')}`;
}

/** A database of the shared Redis for one file alone, empty before each test. */
export function useDatabase(): { redis: () => Redis } {
  let redis: Redis | undefined;
  const opened = (): Redis => {
    if (!redis) throw new Error('The store is opened by beforeAll.');
    return redis;
  };
  beforeAll(() => {
    redis = openRedis(databaseUrl(), 'patient', () => {});
  });
  beforeEach(async () => {
    await opened().flushdb();
  });
  afterAll(() => opened().disconnect());
  return { redis: opened };
}

export function specOf(changes: Partial<EditSpec> = {}): EditSpec {
  const requesterId = freshId();
  const id = `k${freshId()}`;
  return {
    id,
    interactionId: freshId(),
    applicationId: '900000000000000001',
    serverId: '900000000000000006',
    channelId: '900000000000000002',
    requesterId,
    asker: {
      userId: requesterId,
      name: 'Ada',
      serverId: '900000000000000006',
      channelId: '900000000000000002',
      parentChannelId: '900000000000000003',
      roles: ['900000000000000007'],
      permissions: '32',
      joinedAtMs: 1_700_000_000_000,
      serverLocale: 'en-US',
    },
    locale: 'en-US',
    prompt: 'make it snow',
    keepAudio: false,
    video: { input: 'video', url: 'https://cdn.example/a.mp4?ex=1', filename: 'a.mp4', bytes: 9 },
    origin: null,
    rootId: id,
    remixes: null,
    cut: null,
    consentOf: [],
    images: [],
    elements: [],
    clipMs: 5_000,
    estimateMicros: 1_050_000,
    gate: 'open',
    attachmentLimit: 10_485_760,
    acceptedAtMs: 0,
    ...changes,
  };
}

export const replyOf = ({ interactionId, applicationId }: EditSpec) => ({
  interactionId,
  applicationId,
  token: `token-${interactionId}`,
});

export const intakeOf = (spec: EditSpec, owner: string) => ({
  ...replyOf(spec),
  owner,
  requesterId: spec.requesterId,
  locale: spec.locale,
});

/** The store as one process sees it. */
export function storeOf(redis: Redis, owner: string, options: Partial<EditsOptions> = {}) {
  return {
    edits: createEdits({
      redis,
      owner,
      retentionMs: 30 * DAY_MS,
      submitsPerMinute: 1_000_000,
      ...options,
    }),
    intakes: createIntakes({ redis, owner }),
  };
}

/** An edit that was just accepted. */
export async function acceptedEdit(
  redis: Redis,
  spec: EditSpec = specOf(),
  caps: Caps = NO_CAPS,
): Promise<Edit> {
  const { edits, intakes } = storeOf(redis, 'acceptor');
  const { nowMs } = await intakes.open(intakeOf(spec, 'acceptor'));
  const acceptance = await edits.accept(spec, replyOf(spec), null, nowMs + 60_000, caps);
  if (acceptance.kind !== 'accepted') throw new Error(`Not accepted: ${acceptance.kind}`);
  return acceptance.edit;
}
