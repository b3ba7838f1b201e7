import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import { startRedisServer, type RedisServer } from './redis-server.ts';

const run = promisify(execFile);

const READY_WITHIN_MS = 30_000;
/** How long a node may be silent before the others put its replica in its place. */
const NODE_TIMEOUT_MS = 1_500;

/** A Redis Cluster of one's own: three masters, and a replica of each. */
export interface RedisCluster {
  /** All nodes, as REDIS_URL takes them. */
  readonly url: string;
  /** The node that is the master of a key's slot now. */
  masterOf(key: string): Promise<RedisServer>;
  /** One that has all of a master's data, and could take its place. */
  replicaOf(master: RedisServer): Promise<RedisServer>;
  close(): Promise<void>;
}

/** Starts six nodes and joins them. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const timeout = String(NODE_TIMEOUT_MS);
  const options = ['--cluster-enabled', 'yes', '--cluster-node-timeout', timeout];
  const nodes: RedisServer[] = [];
  const close = async () => {
    await Promise.all(nodes.map(async (node) => node.close()));
  };
  try {
    for (let at = 0; at < 6; at += 1) nodes.push(await startRedisServer({ options }));
    await join(nodes);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: nodes.map(({ url }) => url).join(','),
    masterOf: async (key) => masterOf(nodes, key),
    replicaOf: async (master) => replicaOf(nodes, master),
    close,
  };
}

const portOf = ({ url }: RedisServer): string => new URL(url).port;

const cli = async (node: RedisServer, ...args: string[]): Promise<string> =>
  (await run('redis-cli', ['-p', portOf(node), ...args])).stdout;

async function join(nodes: readonly RedisServer[]): Promise<void> {
  const [first] = nodes;
  if (!first) throw new TypeError('A cluster without nodes.');
  const addresses = nodes.map((node) => `127.0.0.1:${portOf(node)}`);
  const create = ['--cluster', 'create', ...addresses, '--cluster-replicas', '1'];
  await run('redis-cli', [...create, '--cluster-yes']);
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const states = await Promise.all(nodes.map(async (node) => isWell(node)));
    if (states.every(Boolean)) return;
    if (performance.now() > until) throw new Error('The cluster did not get well.');
    await delay(100);
  }
}

/** It knows all slots, and its replica, or its master, is in touch. */
async function isWell(node: RedisServer): Promise<boolean> {
  const [cluster, replication] = await Promise.all([
    cli(node, 'cluster', 'info'),
    cli(node, 'info', 'replication'),
  ]);
  const linked = /connected_slaves:[1-9]|master_link_status:up/.test(replication);
  return cluster.includes('cluster_state:ok') && linked;
}

async function masterOf(nodes: readonly RedisServer[], key: string): Promise<RedisServer> {
  for (const asked of nodes) {
    const table = await cli(asked, 'cluster', 'nodes').catch(() => '');
    if (table === '') continue;
    const slot = Number(await cli(asked, 'cluster', 'keyslot', key));
    const line = table.split('\n').find((one) => / master /.test(one) && holds(one, slot));
    const port = /:(\d+)@/.exec(line ?? '')?.[1];
    const master = nodes.find((node) => portOf(node) === port);
    if (master) return master;
  }
  throw new Error(`No node is the master of ${key}.`);
}

async function replicaOf(nodes: readonly RedisServer[], master: RedisServer): Promise<RedisServer> {
  const port = /slave0:ip=[^,]+,port=(\d+),state=online/.exec(
    await cli(master, 'info', 'replication'),
  )?.[1];
  const replica = nodes.find((node) => portOf(node) === port);
  if (!replica) throw new Error('That node has no replica.');
  return replica;
}

/** Whether a line of CLUSTER NODES names the slot among its ranges. */
function holds(line: string, slot: number): boolean {
  return line.split(' ').some((part) => {
    const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    return part.includes('-') && Number(from) <= slot && slot <= Number(to);
  });
}
