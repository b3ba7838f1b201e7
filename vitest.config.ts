import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

import { isHeavy } from './test/support/heavy.ts';

/** Files that take more than some seconds, the longest first. */
const LONG = [
  'heavy/kill-matrix',
  'heavy/capacity',
  'heavy/cluster',
  'heavy/scale',
  'integration/kill-matrix',
  'integration/error-table',
  'integration/start-up',
  'page/moderation',
  'page/edits',
  'page/access',
  'page/controls',
  'page/looks',
  'integration/limits',
  'integration/scale',
  'integration/shards',
  'integration/restore',
  'integration/whole-edit',
  'integration/bad-inputs',
  'integration/cut-clips',
  'integration/v1-variants',
  'integration/watched',
  'integration/pauses',
  'integration/fields',
  'integration/doctor',
  'integration/redis/ledger-model',
].map((name) => `/test/${name}.test.ts`);

/** Those that take longest begin first, so that everything else fits beside them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((end) => moduleId.endsWith(end));
      if (at !== -1) return at;
      // Unit tests one after the other: what shares its modules does so only with the next one.
      return moduleId.includes('/test/unit/') ? LONG.length + 1 : LONG.length;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

/** A real Redis for all of a project, and programs that share two cores. */
const WITH_PROGRAMS = {
  globalSetup: ['test/support/redis.ts'],
  expect: { poll: { timeout: 60_000 } },
  // For what hangs; two cores are busy with many programs at once.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/** What is too long for `npm test`. */
const HEAVY = {
  extends: true as const,
  test: { name: 'heavy', include: ['test/heavy/**/*.test.ts'], ...WITH_PROGRAMS },
};

export default defineConfig({
  test: {
    // One more than cores: most of these tests wait for programs that they started. With more, programs are late for limits of theirs.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/support/tally.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'commands/**/*.ts', 'sandbox/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // To load everything anew for each file took as long as all the tests.
          isolate: false,
          restoreMocks: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          // Its sample is in the whole matrix.
          exclude: isHeavy ? ['test/integration/kill-matrix.test.ts'] : [],
          ...WITH_PROGRAMS,
        },
      },
      {
        extends: true,
        // Its pages have a Redis each.
        test: {
          name: 'page',
          include: ['test/page/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      ...(isHeavy ? [HEAVY] : []),
    ],
  },
});
