import { testKillMatrix } from '../support/kill-matrix.ts';

testKillMatrix(['redis', 'redis', 'worker', 'worker', 'both', 'both', 'bot'], (whole) => whole);
