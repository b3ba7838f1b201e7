import { testScale } from '../support/scale.ts';

// With more of all it is test/heavy/scale.test.ts.
testScale({
  edits: 24,
  everyMs: 300,
  killed: ['bot', 'bot', 'worker'],
  restarted: ['bot', 'worker'],
});
