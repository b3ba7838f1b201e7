import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Visit, samplePlan, wholePlan } from '../support/kill-plan.ts';

const VICTIMS = ['bot', 'worker', 'both', 'redis'] as const;
const METHODS = ['edits.accept', 'edits.mark', 'edits.move:generating', 'jobs.push', 'line.next'];

const visit: fc.Arbitrary<Visit> = fc.record({
  victim: fc.constantFrom(...VICTIMS),
  life: fc.constantFrom('smooth', 'rough'),
  point: fc
    .tuple(fc.constantFrom('before', 'after'), fc.constantFrom(...METHODS))
    .map((parts) => parts.join(' ')),
});
const lives = fc.array(visit, { maxLength: 80 });

const namesOf = (visits: readonly Visit[], ...fields: (keyof Visit)[]): Set<string> =>
  new Set(visits.map((one) => fields.map((field) => one[field]).join(' ')));

const everyone = (...points: string[]): Visit[] =>
  points.flatMap((point) => VICTIMS.map((victim) => ({ victim, life: 'smooth', point })));

describe('the whole plan', () => {
  test('has each victim at each point it came by, once, in the first of its lives', () => {
    fc.assert(
      fc.property(lives, (met) => {
        const whole = wholePlan(met);
        expect(namesOf(whole, 'victim', 'point')).toEqual(namesOf(met, 'victim', 'point'));
        expect(namesOf(whole, 'victim', 'point').size).toBe(whole.length);
        for (const one of whole) {
          const first = met.find((v) => v.victim === one.victim && v.point === one.point);
          expect(one).toEqual(first);
        }
      }),
    );
  });
});

describe('the sample', () => {
  test('leaves out no point, and sends nobody where they do not come by', () => {
    fc.assert(
      fc.property(lives, (met) => {
        const whole = wholePlan(met);
        const sample = samplePlan(whole);
        expect(namesOf(sample, 'point')).toEqual(namesOf(whole, 'point'));
        for (const one of sample) expect(whole).toContain(one);
        expect(samplePlan(whole)).toEqual(sample);
      }),
    );
  });

  test('has where money is at stake by everybody, and all else by one', () => {
    const sample = samplePlan(everyone('after edits.mark', 'before jobs.push', 'after line.next'));
    const count = (point: string): number => sample.filter((one) => one.point === point).length;
    expect(count('after edits.mark')).toBe(4);
    expect([count('before jobs.push'), count('after line.next')]).toEqual([1, 1]);
  });

  test('has one victim before a call and another one after it, and gives everybody as much to do', () => {
    const points = ['a.b', 'c.d', 'e.f', 'g.h'].flatMap((name) => [
      `before ${name}`,
      `after ${name}`,
    ]);
    const sample = samplePlan(everyone(...points));
    for (const name of ['a.b', 'c.d', 'e.f', 'g.h']) {
      const sides = sample.filter(({ point }) => point.endsWith(name));
      expect(new Set(sides.map(({ victim }) => victim)).size).toBe(2);
    }
    for (const victim of VICTIMS) {
      expect(sample.filter((one) => one.victim === victim)).toHaveLength(2);
    }
  });
});
