import { access } from './access.ts';
import { appeal } from './appeal.ts';
import { ask } from './ask.ts';
import { audit } from './audit.ts';
import { blocks } from './blocks.ts';
import { buttons } from './buttons.ts';
import { changes } from './changes.ts';
import { commands } from './commands.ts';
import { consent } from './consent-card.ts';
import { counted } from './counted.ts';
import { credit } from './credit.ts';
import { editRule } from './edit-rule.ts';
import { edit } from './edit.ts';
import { ended } from './ended.ts';
import { exported } from './exported.ts';
import { failures } from './failures.ts';
import { figures } from './figures.ts';
import { forms } from './forms.ts';
import { gate } from './gate.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { jobs } from './jobs.ts';
import { lineage, lineagePicture } from './lineage.ts';
import { links } from './links.ts';
import { moderated } from './moderated.ts';
import { notice } from './notice.ts';
import { offer } from './offer.ts';
import { paused } from './paused.ts';
import { pausing } from './pausing.ts';
import { personal, privacy } from './privacy.ts';
import { remixForm } from './remix-form.ts';
import { reported } from './reported.ts';
import { result } from './result.ts';
import { rules } from './rules.ts';
import { serverLimits } from './server-limits.ts';
import { serverUsage } from './server-usage.ts';
import { setup } from './setup.ts';
import { stopped } from './stopped.ts';
import { takenDown } from './taken-down.ts';
import type { Texts } from '../texts.ts';
import { threads } from './threads.ts';
import { usage } from './usage.ts';
import { wait } from './wait.ts';
import { wordLists } from './word-lists.ts';

export const fr: Texts = {
  figures,
  failures,
  access,
  appeal,
  ask,
  audit,
  blocks,
  buttons,
  changes,
  commands,
  consent,
  counted,
  credit,
  edit,
  editRule,
  ended,
  exported,
  forms,
  gate,
  help,
  history,
  jobs,
  lineage,
  lineagePicture,
  links,
  moderated,
  notice,
  offer,
  paused,
  pausing,
  personal,
  privacy,
  remixForm,
  reported,
  result,
  rules,
  serverLimits,
  serverUsage,
  setup,
  stopped,
  takenDown,
  threads,
  usage,
  wait,
  wordLists,
};
