import { buttons } from './buttons.ts';
import { counted } from './counted.ts';
import { credit } from './credit.ts';
import { edit } from './edit.ts';
import { ended } from './ended.ts';
import { failures } from './failures.ts';
import { figures } from './figures.ts';
import { jobs } from './jobs.ts';
import { links } from './links.ts';
import { moderated } from './moderated.ts';
import { notice } from './notice.ts';
import { offer } from './offer.ts';
import { paused } from './paused.ts';
import { result } from './result.ts';
import { serverLimits } from './server-limits.ts';
import { serverUsage } from './server-usage.ts';
import { stopped } from './stopped.ts';
import { takenDown } from './taken-down.ts';
import { usage } from './usage.ts';
import { wait } from './wait.ts';

/** Everything that the bot says, in English. */
export const en = {
  figures,
  failures,
  paused,
  buttons,
  counted,
  credit,
  edit,
  ended,
  jobs,
  links,
  moderated,
  notice,
  offer,
  result,
  serverLimits,
  serverUsage,
  stopped,
  takenDown,
  usage,
  wait,
};
