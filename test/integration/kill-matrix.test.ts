import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { KillChain, type Life, type Victim } from '../support/kill-chain.ts';
import type { Fate } from '../support/kill-fate.ts';

const CHAIN_MS = 11 * 60_000;

/** Nothing in the way. */
const smooth: Life = { name: 'smooth' };

/** Refused in words: the intake's own end. */
const refused: Life = { name: 'refused', prompt: 'and @Image3 behind it' };

/** Discord takes the acknowledgement and does not say which message it became. */
const terse: Life = {
  name: 'terse',
  prepare({ stage }) {
    stage.discord.faults.add('POST /interactions/:id/:token/callback', {
      fault: { kind: 'answer-after', status: 204 },
    });
  },
};

/** The provider is full at first; then the token dies and the message is deleted, so the clip has to be posted anew. */
const rough: Life = {
  name: 'rough',
  prepare({ stage }) {
    stage.segmind.faults.add('POST /v2/kling-o1-video-to-video-edit', {
      fault: { kind: 'answer', status: 503, body: { error: 'busy' } },
    });
  },
  midway({ stage: { discord } }, typed) {
    discord.clock.advance(16 * 60_000);
    if (typed.message) discord.world.deleteMessage(typed.message);
  },
};

/** What no life here comes by, and where it is tested instead. */
const ELSEWHERE = new Map([
  ['messages.openDirect', 'unit/edits/deliver: every way shut but the last'],
  ['intakes.letGo', 'unit/edits/acknowledge: of two processes with one interaction'],
  ['line.rejoin', 'integration/redis/turns: an edit that waits and stands in no line'],
  ['line.busy', 'unit/edits/pause: a pause that nobody is held by'],
  ['servers.setLimits', 'integration/limits: set by managers'],
  ['servers.gate', 'integration/settings: set up by menus'],
  ['servers.setGate', 'integration/redis/server-settings'],
  ['servers.setWords', 'integration/redis/server-settings'],
  ['servers.block', 'integration/settings: a person who is blocked'],
  ['servers.changeGate', 'integration/settings: set up by menus'],
  ['servers.changeWords', 'integration/words'],
  ['servers.setBlock', 'integration/settings: a person who is blocked'],
  ['servers.blocks', 'integration/settings: a person who is blocked'],
  ['ledger.ofServer', 'integration/settings: the audit log'],
  ['audit.note', 'integration/settings: the audit log'],
  ['audit.read', 'integration/settings: the audit log'],
  ['audit.readAfter', 'integration/settings: the audit channel'],
  ['audit.verify', 'integration/settings: the audit log'],
  ['audit.export', 'integration/settings: the audit log'],
  ['audit.prune', 'unit/edits/audit-verbs: its age'],
  ['auditCopies.due', 'integration/settings: the audit channel'],
  ['auditCopies.copied', 'integration/settings: the audit channel'],
  ['pauses.begin', 'integration/pauses'],
  ['pauses.end', 'integration/pauses'],
  ['pauses.claimProbe', 'integration/pauses'],
  ['provider.account', 'integration/pauses'],
  ['notices.done', 'integration/pauses: operators hear of it'],
  ['edits.drop', 'integration/limits: drops the result'],
  ['edits.ofPerson', 'integration/limits: the job list'],
  ['edits.saysAnew', 'unit/edits/limits: the cards of those that wait'],
  ['outbox.again', 'unit/edits/tend: a job that is in no queue'],
]);

const exist = new Set<string>();
const reached = new Set<string>();

let dir: string;
let clip: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-matrix-'));
  clip = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3.2, audio: false });
}, 60_000);

afterAll(async () => rm(dir, { recursive: true, force: true }));

/** What is wrong with how an edit ended, in words; nothing when all promises held. */
function brokenBy(fate: Fate, victim: Victim): string[] {
  const { kind, state, billed, clips, told, ledger, unknowable } = fate;
  const rules: [boolean, string][] = [
    [billed <= 1, 'billed twice'],
    [ledger.length === 0, 'the ledger does not add up'],
  ];
  if (state === null) {
    rules.push([kind === 'refused' || kind === 'unanswered', 'never an edit, and not told so']);
    rules.push([billed === 0, 'refused, and billed']);
  } else {
    rules.push([told, 'not told']);
    rules.push([kind === 'delivered' || kind === 'unknown', 'failed, though nothing failed']);
  }
  if (kind === 'delivered') {
    rules.push([state === 'delivered', 'delivered, and stored otherwise']);
    rules.push([billed === 1, 'delivered without a bill']);
    rules.push([clips === 1, 'not one clip']);
  }
  if (kind === 'unknown') {
    rules.push([state === 'unknown_outcome', 'unknown, and stored otherwise']);
    rules.push([clips === 0, 'unknown, and a clip']);
    rules.push([unknowable, 'unknown, though it could be known']);
    rules.push([victim !== 'redis', 'unknown, though the worker lived']);
  }
  return rules.flatMap(([holds, what]) => (holds ? [] : [`${what}: ${JSON.stringify(fate)}`]));
}

/** Lives through the points of each life that no life before came by. */
async function walk(
  victim: Victim,
  lives: readonly Life[],
  part: number,
  parts: number,
): Promise<{ summary: string; runs: number; broken: string[] }> {
  const chain = await KillChain.open(victim, clip);
  const known = new Set<string>();
  const sums = new Map<string, number>();
  const broken: string[] = [];
  let runs = 0;
  try {
    for (const life of lives) {
      const points = (await chain.record(life)).filter((point) => !known.has(point));
      if (points.length === 0) broken.push(`the ${life.name} life comes by no points of its own`);
      for (const point of points) known.add(point);
      for (const point of points.filter((_, at) => at % parts === part)) {
        const fate = await chain.live(life, point);
        broken.push(...brokenBy(fate, victim));
        sums.set(fate.kind, (sums.get(fate.kind) ?? 0) + 1);
        runs += 1;
      }
    }
    const { exist: there, reached: met } = chain.methods();
    for (const name of there) exist.add(name);
    for (const name of met) reached.add(name);
    const ends = [...sums].map(([kind, count]) => `${count} ${kind}`).join(', ');
    const which = parts === 1 ? victim : `${victim}, part ${part + 1} of ${parts}`;
    return { summary: `${which}: ${known.size} points, ${runs} runs: ${ends}`, runs, broken };
  } finally {
    await chain.close();
  }
}

test.concurrent.each([
  ['bot', [smooth, refused, terse], 0, 1],
  ['worker', [smooth, rough], 0, 2],
  ['worker', [smooth, rough], 1, 2],
  ['both', [smooth], 0, 2],
  ['both', [smooth], 1, 2],
  ['redis', [smooth, rough], 0, 2],
  ['redis', [smooth, rough], 1, 2],
] as const)(
  'killed at each port call of an edit: %s %#',
  async (victim, lives, part, parts) => {
    const { summary, runs, broken } = await walk(victim, lives, part, parts);
    console.info(summary);
    expect(broken).toEqual([]);
    expect(runs).toBeGreaterThan(10);
  },
  CHAIN_MS,
);

/* Runs after the chains: it looks at what they met. */
test('no port is left out', () => {
  const never = [...exist].filter((name) => !reached.has(name) && !ELSEWHERE.has(name));
  expect(exist.size).toBeGreaterThan(20);
  expect(never).toEqual([]);
});
