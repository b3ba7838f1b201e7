import { buttons } from './buttons.ts';
import { failures } from './failures.ts';
import { figures } from './figures.ts';
import { links } from './links.ts';

/** Everything that the bot says, in English. */
export const en = { figures, failures, buttons, links };
