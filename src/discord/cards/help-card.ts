import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { CLIP_LIMITS, REFERENCES_MAX } from '../../core/model-limits.ts';
import type { HelpReport } from '../../core/report.ts';
import { explain } from '../explain.ts';
import { container, lines } from './parts.ts';

const { seconds, side } = CLIP_LIMITS;

/** How to use the bot here, for one person: first whether they may, then how. */
export function helpCard({ gate, moderates, manages }: HelpReport): APIMessageTopLevelComponent[] {
  return [
    container(gate.kind === 'refused' ? 'unsure' : 'working', [
      lines('**Edit and remix clips with Kling**', mayLine(gate)),
      lines(
        '**Edit** `/kling-edit video:… prompt:"put @Image1 behind her" image1:…`',
        `A clip of ${seconds.min} to ${Math.floor(seconds.max)} s, ${side.min} to ${side.max} px a side, MP4 or MOV. What is longer or of another kind can be cut or converted: you are asked.`,
        `Up to ${REFERENCES_MAX} pictures and elements. \`@Image1\` and \`@Element1\` in the prompt mean the first of each; an element is a person or a thing, from the front, with up to three more views.`,
        'It takes about four minutes. The card shows what it costs, if this server shows that, and how far it is; **Cancel** is free until it has started.',
      ),
      lines(
        '**Remix** Press **Remix** under a result, or choose **Apps → Remix with Kling** in the menu of any message with a clip. **Remix the original** starts from the clip that the first of them was made from.',
        'Who made what stays on the card. Who may remix yours, you say with `/kling privacy`.',
      ),
      lines(
        '`/kling jobs` your edits, `/kling usage` what is left of your limits, `/kling history` results here, `/kling lineage` who made what from what, `/kling privacy` what is kept of you.',
        moderates
          ? '**Moderators:** requests, reports and results to look at come to the moderators’ channel; `/kling-admin block` keeps somebody out.'
          : 'Something wrong with a clip? Press **Report** under it: moderators see it.',
        manages
          ? '**Managers:** `/kling-admin setup` says who may edit, where, and who approves; `limits` how much; `words`, `access`, `pause`, `audit`, `usage` and `export` the rest.'
          : null,
      ),
    ]),
  ];
}

function mayLine(gate: HelpReport['gate']): string {
  switch (gate.kind) {
    case 'let_in':
      return gate.review
        ? 'You can edit clips here. A moderator sees each result before the channel does.'
        : 'You can edit clips here.';
    case 'approval':
      return 'You can ask for edits here: a moderator approves each before it starts.';
    case 'refused': {
      const { what, todo } = explain(gate.failure, t);
      return `You cannot edit clips here now. ${what} ${todo}`;
    }
  }
}
