import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Edit } from '../../core/edit.ts';
import type { Cancelled } from '../../core/report.ts';
import { aboutCost } from '../text.ts';
import { button, container, lines, row } from './parts.ts';

/** What became of a Cancel, or of "Drop the result", for the one who pressed it. */
export function stoppedCard(outcome: Cancelled): APIMessageTopLevelComponent[] {
  switch (outcome.kind) {
    case 'cancelled':
      return [container('stopped', [lines('**Cancelled.** Nothing was spent.')])];
    case 'dropped':
      return [
        container('stopped', [
          lines(
            '**The result will not be posted.**',
            'The editing service could not be stopped, so the edit stays charged and counts against the limits.',
          ),
        ]),
      ];
    case 'too_late':
      return [tooLate(outcome.edit)];
  }
}

/** Nothing at the provider stops a job that it has taken: that is said as it is. */
function tooLate(edit: Edit): APIMessageTopLevelComponent {
  const atWork = edit.state === 'submitting' || edit.state === 'generating';
  const why = atWork
    ? 'The editing service is already at work on this clip and cannot stop.'
    : 'The editing service has already made this clip.';
  const money = `The edit stays charged, ${aboutCost(edit.costMicros ?? edit.estimateMicros)}, and counts against the limits.`;
  const choice = edit.dropped
    ? 'Its result will be dropped.'
    : 'You can have the result dropped: then it is not posted.';
  return container('unsure', [
    lines('**It is too late to cancel this edit.**', `${why} ${money}`, choice),
    edit.dropped ? null : row(button('Drop the result', 'danger', 'drop', edit.id)),
  ]);
}

/** An operator's word that editing goes on. */
export function resumedCard(): APIMessageTopLevelComponent[] {
  return [
    container('done', [
      lines('**Editing goes on.**', 'Edits in line start as soon as it is their turn.'),
    ]),
  ];
}
