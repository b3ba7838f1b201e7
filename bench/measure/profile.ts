import { z } from 'zod';

const node = z.object({
  id: z.number(),
  callFrame: z.object({ functionName: z.string(), url: z.string() }),
});

/** As Chrome's developer tools have it. */
const cpuProfile = z.object({
  nodes: z.array(node),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

type Frame = z.infer<typeof node>['callFrame'];

/** What part of a profile's time was spent in one place itself, and not in what it called. */
export interface Share {
  where: string;
  share: number;
}

const WAITING: readonly string[] = ['(idle)', '(root)'];

/** Where a profile's time went: packages, rooms of this program, Node's own, the engine; the largest first. */
export function sharesOf(profile: unknown): Share[] {
  const { nodes, samples, timeDeltas } = cpuProfile.parse(profile);
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spent = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const frame = frames.get(id);
    if (!frame || WAITING.includes(frame.functionName)) continue;
    const where = placeOf(frame);
    spent.set(where, (spent.get(where) ?? 0) + (timeDeltas[at] ?? 0));
  }
  const total = [...spent.values()].reduce((sum, one) => sum + one, 0);
  return [...spent]
    .map(([where, one]) => ({ where, share: one / total }))
    .toSorted((a, b) => b.share - a.share);
}

const PACKAGE = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/;
const ROOM = /\/dist\/((?:src\/)?[^/]+)\//;

function placeOf({ functionName, url }: Frame): string {
  if (functionName === '(garbage collector)') return 'garbage collection';
  const known = PACKAGE.exec(url)?.[1] ?? ROOM.exec(url)?.[1];
  if (known !== undefined) return known;
  if (url.startsWith('node:')) return "Node's own code";
  return functionName.startsWith('write') ? 'writing to sockets' : 'the engine';
}
