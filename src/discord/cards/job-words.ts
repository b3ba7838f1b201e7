import { isReviewed } from '../../core/edit.ts';
import type { Job } from '../../core/report.ts';
import { explain } from '../explain.ts';
import { progressWords, queuedWords } from './wait.ts';

/** Where an edit stands, in a line of the job list. */
export function jobWords(job: Job, nowMs: number): string {
  const { edit, expectedMs } = job;
  if (edit.takeDown) {
    return edit.takeDown.kind === 'deleted' ? '**Deleted**' : '**Taken down** by a moderator';
  }
  switch (edit.state) {
    case 'preparing':
      return '**Preparing the clip**';
    case 'awaiting_consent':
      return '**Waiting for a yes** from those whose work is in the clip';
    case 'awaiting_approval':
      return '**Waiting for a moderator** to approve it';
    case 'queued':
      return queuedWords({ ...job, pause: null });
    case 'submitting':
      return `**Starting…**${droppedToo(job)}`;
    case 'generating':
      return `**Editing** ${progressWords(edit, nowMs, expectedMs)}${droppedToo(job)}`;
    case 'awaiting_review':
      return `**Finished**, ${isReviewed(edit) ? 'a moderator looks at it' : 'it is checked'}${droppedToo(job)}`;
    case 'delivering':
      return `**Finished**, on its way to Discord${droppedToo(job)}`;
    case 'delivered':
      return '**Delivered**';
    case 'rejected':
      return '**Not approved**';
    case 'cancelled':
      return edit.dropped ? '**Cancelled**, the result was dropped' : '**Cancelled**';
    case 'failed':
      return `**Failed:** ${explain(edit.failure ?? { code: 'internal', facts: {} }, t).what}`;
    case 'unknown_outcome':
      return '**Nobody can say how this ended.** It does not count against your limits.';
    case 'undeliverable':
      return undeliverableWords(job);
  }
}

function droppedToo({ edit }: Job): string {
  return edit.dropped ? ', its result will be dropped' : '';
}

function undeliverableWords({ edit, link }: Job): string {
  if (link !== null) return '**Finished, but it could not be posted:** here it is.';
  return edit.failure?.code.startsWith('result_') === true
    ? `**Finished, but it could not be posted:** ${explain(edit.failure, t).what}`
    : '**Finished, but it could not be posted**, and its link has ended';
}
