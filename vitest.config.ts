import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The one that takes longest begins first, so that everything else fits beside it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): number =>
      moduleId.endsWith('kill-matrix.test.ts') ? 1 : 0;
    return (await super.sort(files)).toSorted((a, b) => isLong(b) - isLong(a));
  }
}

export default defineConfig({
  test: {
    // vitest would leave a core idle; most of these tests wait for programs that they started.
    maxWorkers: 2,
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
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/support/redis.ts'],
          expect: { poll: { timeout: 60_000 } },
          // For what hangs; two cores are busy with many programs at once.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'heavy',
          include: ['test/heavy/**/*.test.ts'],
          globalSetup: ['test/support/redis.ts'],
          expect: { poll: { timeout: 60_000 } },
          testTimeout: 120_000,
        },
      },
    ],
  },
});
