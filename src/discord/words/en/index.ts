import { buttons } from './buttons.ts';
import { consent } from './consent-card.ts';
import { counted } from './counted.ts';
import { credit } from './credit.ts';
import { editRule } from './edit-rule.ts';
import { failures } from './failures.ts';
import { figures } from './figures.ts';
import { forms } from './forms.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { lineage, lineagePicture } from './lineage.ts';
import { links } from './links.ts';
import { notice } from './notice.ts';
import { offer } from './offer.ts';
import { paused } from './paused.ts';
import { personal, privacy } from './privacy.ts';
import { remixForm } from './remix-form.ts';
import { rules } from './rules.ts';
import { threads } from './threads.ts';

/** Everything that the bot says, in English. */
export const en = {
  figures,
  failures,
  paused,
  buttons,
  links,
  counted,
  credit,
  offer,
  notice,
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
