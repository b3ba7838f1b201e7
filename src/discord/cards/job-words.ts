import { isReviewed } from '../../core/edit.ts';
import type { Job } from '../../core/report.ts';
import { explain } from '../explain.ts';
import type { Texts } from '../words/texts.ts';
import { progressWords, queuedWords } from './wait.ts';

/** Where an edit stands, in a line of the job list. */
export function jobWords(job: Job, nowMs: number, t: Texts): string {
  const { edit, expectedMs } = job;
  const { jobs } = t;
  const { dropped } = edit;
  if (edit.takeDown) return edit.takeDown.kind === 'deleted' ? jobs.deleted : jobs.takenDown;
  switch (edit.state) {
    case 'preparing':
      return jobs.preparing;
    case 'awaiting_consent':
      return jobs.waitingForConsent;
    case 'awaiting_approval':
      return jobs.waitingForApproval;
    case 'queued':
      return queuedWords({ ...job, pause: null }, t);
    case 'submitting':
      return jobs.starting(dropped);
    case 'generating':
      return jobs.editing(progressWords(edit, nowMs, expectedMs, t), dropped);
    case 'awaiting_review':
      return isReviewed(edit) ? jobs.finishedReviewed(dropped) : jobs.finishedChecked(dropped);
    case 'delivering':
      return jobs.finishedOnItsWay(dropped);
    case 'delivered':
      return jobs.delivered;
    case 'rejected':
      return jobs.rejected;
    case 'cancelled':
      return dropped ? jobs.cancelledDropped : jobs.cancelled;
    case 'failed':
      return jobs.failed(explain(edit.failure ?? { code: 'internal', facts: {} }, t).what);
    case 'unknown_outcome':
      return jobs.unknownOutcome;
    case 'undeliverable':
      return undeliverableWords(job, t);
  }
}

function undeliverableWords({ edit, link }: Job, t: Texts): string {
  if (link !== null) return t.jobs.notPostedLinked;
  return edit.failure?.code.startsWith('result_') === true
    ? t.jobs.notPosted(explain(edit.failure, t).what)
    : t.jobs.notPostedEnded;
}
