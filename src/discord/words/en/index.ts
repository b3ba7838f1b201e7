import { access } from './access.ts';
import { appeal } from './appeal.ts';
import { ask } from './ask.ts';
import { audit } from './audit.ts';
import { blocks } from './blocks.ts';
import { buttons } from './buttons.ts';
import { changes } from './changes.ts';
import { consent } from './consent-card.ts';
import { editRule } from './edit-rule.ts';
import { exported } from './exported.ts';
import { failures } from './failures.ts';
import { figures } from './figures.ts';
import { forms } from './forms.ts';
import { gate } from './gate.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { lineage, lineagePicture } from './lineage.ts';
import { links } from './links.ts';
import { pausing } from './pausing.ts';
import { personal, privacy } from './privacy.ts';
import { remixForm } from './remix-form.ts';
import { reported } from './reported.ts';
import { rules } from './rules.ts';
import { setup } from './setup.ts';
import { threads } from './threads.ts';
import { wordLists } from './word-lists.ts';

/** Everything that the bot says, in English. */
export const en = {
  figures,
  failures,
  buttons,
  links,
  ask,
  appeal,
  reported,
  gate,
  access,
  setup,
  wordLists,
  blocks,
  exported,
  pausing,
  audit,
  changes,
  consent,
  editRule,
  forms,
  help,
  history,
  lineage,
  lineagePicture,
  personal,
  privacy,
  remixForm,
  rules,
  threads,
};
