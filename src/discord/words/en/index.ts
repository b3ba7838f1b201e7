import { access } from './access.ts';
import { appeal } from './appeal.ts';
import { ask } from './ask.ts';
import { audit } from './audit.ts';
import { blocks } from './blocks.ts';
import { buttons } from './buttons.ts';
import { changes } from './changes.ts';
import { exported } from './exported.ts';
import { failures } from './failures.ts';
import { figures } from './figures.ts';
import { gate } from './gate.ts';
import { links } from './links.ts';
import { pausing } from './pausing.ts';
import { reported } from './reported.ts';
import { setup } from './setup.ts';
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
};
