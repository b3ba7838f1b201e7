import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Edit } from '../../core/edit.ts';
import type { Cancelled } from '../../core/report.ts';
import type { Texts } from '../words/texts.ts';
import { button, container, lines, row } from './parts.ts';

/** What became of a Cancel, or of "Drop the result", for the one who pressed it. */
export function stoppedCard(outcome: Cancelled, t: Texts): APIMessageTopLevelComponent[] {
  switch (outcome.kind) {
    case 'cancelled':
      return [container('stopped', [lines(t.stopped.cancelled)])];
    case 'dropped':
      return [container('stopped', [lines(t.stopped.notPosted, t.stopped.stillCharged)])];
    case 'too_late':
      return [tooLate(outcome.edit, t)];
  }
}

/** Nothing at the provider stops a job that it has taken: that is said as it is. */
function tooLate(edit: Edit, t: Texts): APIMessageTopLevelComponent {
  const atWork = edit.state === 'submitting' || edit.state === 'generating';
  const micros = edit.costMicros ?? edit.estimateMicros;
  return container('unsure', [
    lines(
      t.stopped.tooLate,
      atWork ? t.stopped.atWork(micros) : t.stopped.made(micros),
      edit.dropped ? t.stopped.willBeDropped : t.stopped.mayBeDropped,
    ),
    edit.dropped ? null : row(button(t.stopped.drop, 'danger', 'drop', edit.id)),
  ]);
}

/** An operator's word that editing goes on. */
export function resumedCard(t: Texts): APIMessageTopLevelComponent[] {
  return [container('done', [lines(t.stopped.resumed, t.stopped.resumedNext)])];
}
