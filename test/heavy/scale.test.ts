import { testScale } from '../support/scale.ts';

const ALL = ['bot', 'bot', 'worker', 'worker', 'worker'] as const;

testScale({ edits: 200, everyMs: 250, killed: ALL, restarted: ALL });
