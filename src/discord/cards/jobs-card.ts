import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Job, JobsReport } from '../../core/report.ts';
import type { EditState } from '../../core/states.ts';
import { quoteText } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { jobWords } from './job-words.ts';
import { linkEnds, linkLine, messageLink, safeUrl } from './links.ts';
import { cancelButton, CARD_LIMITS, container, lines, section, small } from './parts.ts';

const JOBS_SHOWN = 10;
/** Ten of these, each at its longest, fit into one message. */
const PROMPT_SHOWN = 40;
/** Discord's limit for the address of a link button. */
const BUTTON_URL_MAX = 512;
/** Left free for the lines around the list. */
const LIST_TEXT = CARD_LIMITS.text - 200;

/** Nothing has been spent in these: Cancel stops the edit for certain. */
const STOPPABLE: readonly EditState[] = ['awaiting_consent', 'awaiting_approval', 'queued'];

/** A person's edits, for that person alone. */
export function jobsCard({ jobs, nowMs }: JobsReport, t: Texts): APIMessageTopLevelComponent[] {
  if (jobs.length === 0) {
    return [container('waiting', [lines(t.jobs.titleOfNone, t.jobs.none)])];
  }
  const shown = fitting(jobs.slice(0, JOBS_SHOWN).map((job) => entryOf(job, nowMs, t)));
  const more = jobs.length - shown.length;
  return [
    container('working', [
      lines(t.jobs.title),
      ...shown.map(({ text, accessory }) =>
        accessory === null ? lines(text) : section(text, accessory),
      ),
      more === 0 ? null : lines(small(t.jobs.moreHidden(more))),
    ]),
  ];
}

interface Entry {
  text: string;
  accessory: APIButtonComponent | null;
  /** Whether this list is the one place where its clip can be had. */
  holdsClip: boolean;
}

/** As many as one message holds. Of too many, the oldest goes first, and those that hold a clip go last. */
function fitting(entries: readonly Entry[]): Entry[] {
  const kept = [...entries];
  while (kept.reduce((sum, { text }) => sum + text.length, 0) > LIST_TEXT) {
    const oldest = kept.findLastIndex(({ holdsClip }) => !holdsClip);
    kept.splice(oldest === -1 ? kept.length - 1 : oldest, 1);
  }
  return kept;
}

function entryOf(job: Job, nowMs: number, t: Texts): Entry {
  const { edit, link } = job;
  const linkButton = link === null ? null : clipButton(link.url, t);
  const linkText = link === null ? null : linkWords(link, linkButton !== null, t);
  const text = [
    jobWords(job, nowMs, t),
    `> ${quoteText(edit.prompt, PROMPT_SHOWN)}`,
    linkText,
    small(
      t.result.clip(edit.clipMs),
      t.jobs.askedFor(edit.acceptedAtMs),
      messageLink(edit, t),
      `ref ${edit.id}`,
    ),
  ];
  return {
    text: text.filter((line) => line !== null).join('\n'),
    accessory: STOPPABLE.includes(edit.state) ? cancelButton(edit.id, t) : linkButton,
    holdsClip: linkText !== null,
  };
}

/** Null for an address that a button does not take. */
function clipButton(address: string, t: Texts): APIButtonComponent | null {
  const url = safeUrl(address);
  if (url === null || url.length > BUTTON_URL_MAX) return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: t.jobs.getClip, url };
}

function linkWords(link: NonNullable<Job['link']>, onButton: boolean, t: Texts): string | null {
  return onButton ? linkEnds(link, t) : linkLine(link, false, t);
}
