import type { Row } from '../row.ts';
import { acknowledge } from './acknowledge.ts';
import { addedTime } from './added-time.ts';
import { deliveryMemory } from './delivery-memory.ts';
import { generating } from './generating.ts';
import { intake } from './intake.ts';
import { probeBytes } from './probe-bytes.ts';
import { resume } from './resume.ts';
import { serversMemory } from './servers-memory.ts';
import { start } from './start.ts';
import { wholePath } from './whole-path.ts';

/** Every row of the table, in its order. */
export const ROWS: readonly Row[] = [
  acknowledge,
  intake,
  addedTime,
  deliveryMemory,
  generating,
  probeBytes,
  serversMemory,
  start,
  resume,
  wholePath,
];
