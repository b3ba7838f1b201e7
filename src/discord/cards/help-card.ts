import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { CLIP_LIMITS, REFERENCES_MAX } from '../../core/model-limits.ts';
import type { HelpReport } from '../../core/report.ts';
import { explain } from '../explain.ts';
import type { Texts } from '../words/texts.ts';
import { container, lines } from './parts.ts';

const { seconds, side } = CLIP_LIMITS;
/** In whole seconds, as people are told. */
const LENGTH = { min: seconds.min, max: Math.floor(seconds.max) };

/** How to use the bot here, for one person: first whether they may, then how. */
export function helpCard(
  { gate, moderates, manages }: HelpReport,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const { help } = t;
  return [
    container(gate.kind === 'refused' ? 'unsure' : 'working', [
      lines(help.title, mayLine(gate, t)),
      lines(
        help.howToEdit,
        help.clips(LENGTH, side),
        help.references(REFERENCES_MAX),
        help.timeAndCost,
      ),
      lines(help.howToRemix, help.whose),
      lines(
        help.commands,
        moderates ? help.forModerators : help.forOthers,
        manages ? help.forManagers : null,
      ),
    ]),
  ];
}

function mayLine(gate: HelpReport['gate'], t: Texts): string {
  switch (gate.kind) {
    case 'let_in':
      return gate.review ? t.help.mayEditReviewed : t.help.mayEdit;
    case 'approval':
      return t.help.mayAsk;
    case 'refused': {
      const { what, todo } = explain(gate.failure, t);
      return t.help.mayNot(what, todo);
    }
  }
}
