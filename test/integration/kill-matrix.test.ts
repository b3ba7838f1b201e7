import { samplePlan } from '../support/kill-plan.ts';
import { testKillMatrix } from '../support/kill-matrix.ts';

// Each point by one victim; all of them by all victims is test/heavy/kill-matrix.test.ts.
testKillMatrix(['redis', 'worker', 'both', 'bot'], samplePlan);
