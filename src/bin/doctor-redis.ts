import type { Settings } from '../ops/config.ts';
import { fail, notLookedAt, ok, warn, type Finding } from '../ops/doctor.ts';
import { inspectFolder, isAtLeast, programVersion } from '../ops/doctor-host.ts';
import {
  inspectStore,
  type OpenStore,
  type StoreSeen,
  type WriteRefusal,
} from '../redis/inspect.ts';
import { ownStoreFolder } from './own-store.ts';
import type { Consulted } from './doctor-settings.ts';

const WITHIN_MS = 6_000;
/** BullMQ's own floor. */
const LEAST_REDIS = [6, 2];
const NEWER = 'Use Redis 6.2 or newer.';

/** Looks at the store that is set, or at what a start would need to bring its own. */
export async function checkRedis(
  consulted: Consulted,
  path: string | undefined,
): Promise<Finding[]> {
  const { settings, wrong } = consulted;
  if (wrong.has('REDIS_URL')) return [notLookedAt('Redis', 'REDIS_URL is wrong', 'REDIS_URL')];
  if (settings.REDIS_URL === undefined) return checkOwnServer(settings, path);
  return describeStore(await inspectStore(settings.REDIS_URL, WITHIN_MS));
}

async function checkOwnServer(settings: Settings, path: string | undefined): Promise<Finding[]> {
  const version = await programVersion('redis-server', '--version', path);
  if (version === null) {
    const text = 'REDIS_URL is not set, and there is no redis-server here to start';
    return [fail('Redis', 'settings', text, 'Install the package redis-server, or set REDIS_URL.')];
  }
  if (version !== 'unknown' && !isAtLeast(version, LEAST_REDIS)) {
    return [fail('Redis', 'settings', `the redis-server here is ${version}`, NEWER)];
  }
  const folder = ownStoreFolder(settings);
  const seen = await inspectFolder(folder);
  if (seen.kind === 'not_writable') {
    const text = `its data cannot be written to ${folder} (${seen.code})`;
    return [fail('Redis', 'settings', text, 'Give this user the right to, or set DATA_DIR.')];
  }
  return [ok('Redis', `${version}, which npm start runs by itself, with its data in ${folder}`)];
}

function describeStore(seen: StoreSeen): Finding[] {
  switch (seen.kind) {
    case 'refused':
      return [
        fail(
          'Redis',
          'settings',
          'the user name or password in REDIS_URL is missing, wrong, or not enough',
          'Put the right ones there: redis://user:password@host:port',
        ),
      ];
    case 'unreachable': {
      const code = seen.code === null ? '' : ` (${seen.code})`;
      const mend = 'Start it, or check the host and port in REDIS_URL; rediss:// is for TLS only.';
      return [fail('Redis', 'reach', `cannot be reached${code}`, mend)];
    }
    case 'open':
      return [
        describeAccess(seen),
        ...describeCluster(seen),
        describeEviction(seen),
        describeDurability(seen),
      ];
  }
}

const REFUSALS: Record<WriteRefusal, readonly [text: string, mend: string]> = {
  READONLY: ['this is a replica, which takes no writes', 'Set REDIS_URL to the primary.'],
  OOM: ['its memory is full, so it takes no writes', 'Give it more memory (maxmemory).'],
  MISCONF: ['it cannot write to its disk, so it takes no writes', 'Look at its log and its disk.'],
  NOPERM: ['this user may not run scripts or write', 'Allow ~{kling}* and +@all (ACL SETUSER).'],
  NOREPLICAS: [
    'it has too few replicas to take writes',
    'Bring them back (min-replicas-to-write).',
  ],
  other: ['a write was refused', 'Look at its log.'],
};

function describeAccess({ version, writeRefusal, restoring }: OpenStore): Finding {
  if (version !== null && !isAtLeast(version, LEAST_REDIS)) {
    return fail('Redis', 'settings', `${version} is too old`, NEWER);
  }
  if (writeRefusal !== null) {
    const [text, mend] = REFUSALS[writeRefusal];
    return fail('Redis', 'settings', text, mend);
  }
  if (restoring) {
    const text = 'came out of a backup and was not made ready, so nothing starts on it';
    return fail('Redis', 'settings', text, 'With bot and worker stopped: npm run restored');
  }
  if (version !== null) return ok('Redis', `${version} answers and can be written to`);
  const text = 'answers and can be written to; its version cannot be seen';
  return warn('Redis', text, 'Ask your provider whether it is 6.2 or newer.');
}

function describeCluster({ replicas }: OpenStore): Finding[] {
  if (replicas === null) return [];
  if (replicas > 0)
    return [ok('Redis cluster', `its server has ${replicas} replicas to go on with`)];
  const text = 'its server has no replica, so nothing is submitted, and nothing goes on without it';
  return [fail('Redis cluster', 'settings', text, 'Give each master a replica.')];
}

function describeEviction({ evictionPolicy: policy, memoryLimit }: OpenStore): Finding {
  const check = 'Redis memory';
  const mend = 'Set maxmemory-policy noeviction in its configuration.';
  if (policy === null) {
    const text = 'whether it drops keys when it is full cannot be seen';
    return warn(check, text, 'Ask your provider for maxmemory-policy noeviction.');
  }
  if (policy === 'noeviction') return ok(check, 'noeviction: nothing is dropped');
  if (memoryLimit === 0) {
    const text = `${policy}: would drop edits and budgets once a memory limit is set`;
    return warn(check, text, mend);
  }
  const text = `${policy}: drops edits and budgets when it is full, paid ones too`;
  return fail(check, 'settings', text, mend);
}

const ASK = 'Ask your provider for appendonly yes and appendfsync always.';
const PAID_TWICE = 'an edit may be paid for and forgotten, or paid for twice';

function describeDurability({ appendOnly, appendFsync }: OpenStore): Finding {
  const check = 'Redis durability';
  if (appendOnly === false) {
    const text = `no append-only file: all since its last snapshot is lost in a crash; ${PAID_TWICE}`;
    return warn(check, text, 'Set appendonly yes and appendfsync always in its configuration.');
  }
  if (appendFsync === 'always' && appendOnly === true) {
    return ok(check, 'every write is on disk before it is answered');
  }
  if (appendFsync === null || appendOnly === null) {
    return warn(check, `cannot be seen here (CONFIG is forbidden); without it ${PAID_TWICE}`, ASK);
  }
  const lost = appendFsync === 'everysec' ? 'the last second' : 'up to half a minute';
  const text = `appendfsync ${appendFsync}: ${lost} is lost in a crash; ${PAID_TWICE}`;
  return warn(check, text, 'Set appendfsync always in its configuration.');
}
