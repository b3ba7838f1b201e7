import { describe, expect, test } from 'vitest';

import { logSteps } from '../../../src/bin/log-steps.ts';
import { measureAnswers } from '../../../src/bin/measure-answers.ts';
import { measurePorts } from '../../../src/bin/measure-ports.ts';
import type { Ports } from '../../../src/edits/ports.ts';
import { createMeter } from '../../../src/ops/meter.ts';
import { sampleEdit, REPLY } from '../discord/samples.ts';
import { FakeWorld } from '../edits/fake-world.ts';

const meter = () => createMeter({ role: 'bot', codes: [] });

/** What stands between the verbs and the world, and watches. */
const WATCHERS: Record<string, (ports: Ports) => Ports> = {
  'the log': (ports) => logSteps(ports, new FakeWorld().ambient.log),
  'the meter': (ports) => measurePorts(ports, meter(), () => 0),
  'the meter of answers': (ports) => ({
    ...ports,
    interactions: measureAnswers(meter(), () => 0).acknowledgements(ports.interactions),
  }),
};

/** What a method could be asked with, whatever it is: more than any of them takes. */
const GIVEN = [REPLY, 'k1', { state: 'queued' }, 3, 'four', true, 'seven'];
/** What any of them could be answered with. */
const ANSWER = {
  ...sampleEdit(),
  kind: 'none',
  first: false,
  file: { bytes: 1 },
  edit: sampleEdit(),
  bytes: 1,
};

const NAMES = Object.entries(new FakeWorld().ports).flatMap(([room, port]) =>
  Object.keys(port as object).map((name) => `${room}.${name}`),
);

describe.each(Object.entries(WATCHERS))('%s passes on', (_who, watch) => {
  test('everything that each method is given, also what it does not look at', async () => {
    expect(NAMES.length).toBeGreaterThan(60);
    for (const called of NAMES) {
      const [room = '', name = ''] = called.split('.');
      const seen: unknown[][] = [];
      const port = { [name]: async (...given: unknown[]) => (seen.push(given), ANSWER) };
      const ports = { ...new FakeWorld().ports, [room]: port } as unknown as Ports;
      const watched = Reflect.get(watch(ports), room) as Record<string, Function>;
      await Reflect.apply(watched[name] as Function, watched, GIVEN);
      expect([called, ...(seen[0] ?? [])]).toEqual([called, ...GIVEN]);
    }
  });
});
