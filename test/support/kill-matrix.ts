import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { KillChain, type Victim } from './kill-chain.ts';
import type { Fate } from './kill-fate.ts';
import { ELSEWHERE, LIVES } from './kill-lives.ts';
import { type Visit, wholePlan } from './kill-plan.ts';

const OPENS_WITHIN_MS = 3 * 60_000;
const CHAIN_MS = 11 * 60_000;

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

/** Every life of a victim without a death, and the points it comes by. */
async function record(chain: KillChain, victim: Victim): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const life of LIVES[victim]) {
    const points = await chain.record(life);
    visits.push(...points.map((point) => ({ victim, life: life.name, point })));
  }
  return visits;
}

/** Dies each death of a plan. */
async function walk(chain: KillChain, victim: Victim, visits: readonly Visit[]) {
  const sums = new Map<string, number>();
  const broken: string[] = [];
  for (const life of LIVES[victim]) {
    for (const { point } of visits.filter((visit) => visit.life === life.name)) {
      const fate = await chain.live(life, point);
      broken.push(...brokenBy(fate, victim));
      sums.set(fate.kind, (sums.get(fate.kind) ?? 0) + 1);
    }
  }
  const ends = [...sums].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return { summary: `${victim}: ${visits.length} runs: ${ends}`, broken };
}

/**
 * Kills at port calls of edits, several chains side by side, the same victim in more than one if it is named more than once.
 * What all of them came by in lives without a death makes the whole plan; `choose` takes of it what is died.
 */
export function testKillMatrix(
  victims: readonly Victim[],
  choose: (whole: readonly Visit[]) => readonly Visit[],
): void {
  const chains: KillChain[] = [];
  let dir: string;
  let whole: Visit[];
  let plan: readonly Visit[];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'kling-matrix-'));
    const clip = await makeSampleClip(dir, {
      width: 720,
      height: 720,
      seconds: 3.2,
      audio: false,
    });
    const met = await Promise.all(
      victims.map(async (victim, at) => {
        const chain = await KillChain.open(victim, clip);
        chains[at] = chain;
        return record(chain, victim);
      }),
    );
    whole = wholePlan(met.flat());
    plan = choose(whole);
  }, OPENS_WITHIN_MS);

  afterAll(async () => {
    await Promise.all(chains.map(async (chain) => chain.close()));
    await rm(dir, { recursive: true, force: true });
  });

  const parts = victims.map((victim, at) => {
    const alike = victims.flatMap((one, its) => (one === victim ? [its] : []));
    return { victim, at, part: alike.indexOf(at), of: alike.length };
  });

  test.concurrent.each(parts)(
    'killed at port calls of an edit: $victim $at',
    async ({ victim, at, part, of }) => {
      const chain = chains[at];
      if (!chain) throw new Error(`The chain of ${victim} is not open.`);
      const mine = plan
        .filter((visit) => visit.victim === victim)
        .filter((_, number) => number % of === part);
      expect(mine.length).toBeGreaterThan(10);
      const { summary, broken } = await walk(chain, victim, mine);
      console.info(summary);
      expect(broken).toEqual([]);
    },
    CHAIN_MS,
  );

  test('each life comes by points of its own, and none is left out', () => {
    const lives = Object.entries(LIVES).flatMap(([victim, all]) =>
      all.map(({ name }) => `${victim} ${name}`),
    );
    expect(new Set(whole.map(({ victim, life }) => `${victim} ${life}`))).toEqual(new Set(lives));
    const died = new Set(plan.map(({ point }) => point));
    console.info(`${died.size} points, ${plan.length} of ${whole.length} deaths`);
    expect(died).toEqual(new Set(whole.map(({ point }) => point)));
  });

  /* Runs after the chains: it looks at what they met. */
  test('no port is left out', () => {
    const all = chains.map((chain) => chain.methods());
    const exist = new Set(all.flatMap((one) => [...one.exist]));
    const reached = new Set(all.flatMap((one) => [...one.reached]));
    const never = [...exist].filter((name) => !reached.has(name) && !ELSEWHERE.has(name));
    expect(exist.size).toBeGreaterThan(20);
    expect(never).toEqual([]);
  });
}
