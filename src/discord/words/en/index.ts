import { access } from './access.ts';
import { appeal } from './appeal.ts';
import { ask } from './ask.ts';
import { audit } from './audit.ts';
import { blocks } from './blocks.ts';
import { buttons } from './buttons.ts';
import { changes } from './changes.ts';
import { counted } from './counted.ts';
import { credit } from './credit.ts';
import { edit } from './edit.ts';
import { ended } from './ended.ts';
import { exported } from './exported.ts';
import { failures } from './failures.ts';
import { figures } from './figures.ts';
import { gate } from './gate.ts';
import { jobs } from './jobs.ts';
import { links } from './links.ts';
import { moderated } from './moderated.ts';
import { notice } from './notice.ts';
import { offer } from './offer.ts';
import { paused } from './paused.ts';
import { pausing } from './pausing.ts';
import { reported } from './reported.ts';
import { result } from './result.ts';
import { serverLimits } from './server-limits.ts';
import { serverUsage } from './server-usage.ts';
import { setup } from './setup.ts';
import { stopped } from './stopped.ts';
import { takenDown } from './taken-down.ts';
import { usage } from './usage.ts';
import { wait } from './wait.ts';
import { wordLists } from './word-lists.ts';

/** Everything that the bot says, in English. */
export const en = {
  figures,
  failures,
  access,
  appeal,
  ask,
  audit,
  blocks,
  buttons,
  changes,
  counted,
  credit,
  edit,
  ended,
  exported,
  gate,
  jobs,
  links,
  moderated,
  notice,
  offer,
  paused,
  pausing,
  reported,
  result,
  serverLimits,
  serverUsage,
  setup,
  stopped,
  takenDown,
  usage,
  wait,
  wordLists,
};
