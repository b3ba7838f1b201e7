import type { RemixRule } from '../../../core/edit.ts';
import { relativeTime } from '../../text.ts';
import { many } from './figures.ts';
import { rules } from './rules.ts';

/** What is kept of one person and what the bot does about them. */
export const privacy = {
  keptHere: '**What is kept of you in this server**',
  noEdits: 'No edits of yours.',
  edits(n: number, sinceMs: number | null, keptDays: number) {
    const since = sinceMs === null ? '' : `, the oldest asked for ${relativeTime(sinceMs)}`;
    const days = many(keptDays, { one: '# day', other: '# days' });
    return `${many(n, { one: '# edit', other: '# edits' })}${since}: the prompts, the names of your files, a small picture of each result and where the messages are. Each goes ${days} after it has ended.`;
  },
  reported: (clips: number) =>
    many(clips, {
      zero: 'You have reported no clips.',
      one: 'You have reported # clip.',
      other: 'You have reported # clips.',
    }),
  notBlocked: 'You are not blocked.',
  blocked: (untilMs: number | null) =>
    untilMs === null
      ? 'You are blocked from editing clips.'
      : `You are blocked from editing clips. It ends ${relativeTime(untilMs)}.`,
  notInLog: 'The log of moderators’ decisions does not know you.',
  inLogAs: (pseudonym: string) => `The log of moderators’ decisions calls you \`${pseudonym}\`.`,
  everywhere: '**In every server**',
  pinged: 'When an edit of yours took longer than a minute, you are pinged once, under its card.',
  notPinged: 'You are not pinged when an edit of yours has ended.',
  forOneResult: 'For a single result: /kling privacy with its reference, the small word under it.',
  chooseRule: 'Choose who may remix your results',
  /** An option of a menu: at most 100 characters. */
  ruleOption: (rule: RemixRule) => `Remix my results: ${rules[rule].label}`,
  stopPinging: 'Stop pinging me',
  pingAgain: 'Ping me again',
  closeUploads: 'Keep my uploads to me',
  openUploads: 'Let others use my uploads',
  exportAll: 'Export everything',
  eraseAll: 'Delete…',
};

/** What came of exporting or erasing it. */
export const personal = {
  exported: '**Everything that is kept of you, in every server.**',
  withoutLinks: 'Links to your files are left out: whoever has one can open the file.',
  askErase: '**Erase what is kept of you, in every server?**',
  whatGoes:
    'Your edits that are over go with their prompts, the names of your files, the pictures of their results and where their messages are; and what you reported, what you have set, and your name in the log of moderators’ decisions.',
  messagesStay:
    'Messages in channels stay, and their buttons stop working: delete the clips first, with the Delete button under each.',
  figuresStay:
    'A block stays, and so do the figures of limits and money, without what you asked for, for 40 days.',
  erase: 'Erase it',
  erased(edits: number, reports: number) {
    const clips = many(edits, { zero: 'no edits', one: '# edit', other: '# edits' });
    const told = many(reports, { zero: 'no reports', one: '# report', other: '# reports' });
    return `**Erased:** ${clips}, ${told}, your settings, and your name in the log.`;
  },
  /** `references`: of edits that are not over, some of them where there are `others`. */
  stillKept: (references: readonly string[], others: boolean) =>
    `Still under way, and kept until it is over: ${references.join(', ')}${others ? ' and others' : ''}.`,
  erasing: '**It is being erased.**',
  lookLater: 'There is much of it: look at /kling privacy in a minute.',
};
