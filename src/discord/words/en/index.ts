import { failures } from './failures.ts';
import { figures } from './figures.ts';

/** Everything that the bot says, in English. */
export const en = { figures, failures };
