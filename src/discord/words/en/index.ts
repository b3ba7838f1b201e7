import { buttons } from './buttons.ts';
import { counted } from './counted.ts';
import { credit } from './credit.ts';
import { failures } from './failures.ts';
import { figures } from './figures.ts';
import { links } from './links.ts';
import { notice } from './notice.ts';
import { offer } from './offer.ts';
import { paused } from './paused.ts';

/** Everything that the bot says, in English. */
export const en = { figures, failures, paused, buttons, links, counted, credit, offer, notice };
