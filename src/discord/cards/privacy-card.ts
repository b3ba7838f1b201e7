import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import { REMIX_RULES } from '../../core/edit.ts';
import type { Block } from '../../core/gate.ts';
import type { Erased, KeptHere, PersonalStep } from '../../core/personal.ts';
import type { PrivacyReport } from '../../core/report.ts';
import { quoteText, relativeTime } from '../text.ts';
import { many } from '../words/figures.ts';
import { RULE_WORDS, rulesLines } from '../words/rules.ts';
import { button, container, lines, row } from './parts.ts';
import { stringSelect } from './selects.ts';

/** Of a moderator's own words. */
const REASON_SHOWN = 300;
/** References that are named. */
const LEFT_SHOWN = 10;

/** What is kept of one person and what the bot does about them, and how to change it; for that person alone. */
export function privacyCard({
  pings,
  here,
  keptDays,
  rules,
}: PrivacyReport): APIMessageTopLevelComponent[] {
  return [
    container('working', [
      lines('**What is kept of you in this server**', ...keptLines(here, keptDays)),
      lines(
        '**In every server**',
        pings
          ? 'When an edit of yours took longer than a minute, you are pinged once, under its card.'
          : 'You are not pinged when an edit of yours has ended.',
        ...rulesLines(rules),
        'For a single result: /kling privacy with its reference, the small word under it.',
      ),
      stringSelect('remix-rule', [], {
        placeholder: 'Choose who may remix your results',
        options: REMIX_RULES.map((rule) => ({
          value: rule,
          label: `Remix my results: ${RULE_WORDS[rule].label}`,
          description: RULE_WORDS[rule].description,
          chosen: rules.remixes === rule,
        })),
      }),
      row(
        pings
          ? button('Stop pinging me', 'plain', 'pings', 'off')
          : button('Ping me again', 'plain', 'pings', 'on'),
        rules.uploads
          ? button('Keep my uploads to me', 'plain', 'uploads', 'off')
          : button('Let others use my uploads', 'plain', 'uploads', 'on'),
        button('Export everything', 'plain', 'privacy-export'),
        button('Delete…', 'danger', 'privacy-delete'),
      ),
    ]),
  ];
}

function keptLines({ edits, sinceMs, reports, pseudonym, blocked }: KeptHere, days: number) {
  const since = sinceMs === null ? '' : `, the oldest asked for ${relativeTime(sinceMs)}`;
  return [
    edits === 0
      ? 'No edits of yours.'
      : `${many(edits, 'edit')}${since}: the prompts, the names of your files, a small picture of each result and where the messages are. Each goes ${many(days, 'day')} after it has ended.`,
    reports === 0 ? 'You have reported no clips.' : `You have reported ${many(reports, 'clip')}.`,
    blocked === null ? 'You are not blocked.' : blockedLine(blocked),
    pseudonym === null
      ? 'The log of moderators’ decisions does not know you.'
      : `The log of moderators’ decisions calls you \`${pseudonym}\`.`,
  ];
}

function blockedLine({ reason, untilMs }: Block): string {
  const until = untilMs === null ? '' : ` It ends ${relativeTime(untilMs)}.`;
  const why = reason === '' ? '' : `\n> ${quoteText(reason, REASON_SHOWN)}`;
  return `You are blocked from editing clips.${until}${why}`;
}

/** What came of exporting or erasing it. */
export function personalCard(step: PersonalStep): APIMessageTopLevelComponent[] {
  switch (step.kind) {
    case 'exported':
      return [
        container('working', [
          lines(
            '**Everything that is kept of you, in every server.**',
            'Links to your files are left out: whoever has one can open the file.',
          ),
          { type: ComponentType.File, file: { url: `attachment://${step.fileName}` } },
        ]),
      ];
    case 'ask_erase':
      return [
        container('unsure', [
          lines(
            '**Erase what is kept of you, in every server?**',
            'Your edits that are over go with their prompts, the names of your files, the pictures of their results and where their messages are; and what you reported, what you have set, and your name in the log of moderators’ decisions.',
            'Messages in channels stay, and their buttons stop working: delete the clips first, with the Delete button under each.',
            'A block stays, and so do the figures of limits and money, without what you asked for, for 40 days.',
          ),
          row(button('Erase it', 'danger', 'privacy-erase')),
        ]),
      ];
    case 'erased':
      return said(...erasedLines(step.erased));
    case 'erasing':
      return said(
        '**It is being erased.**',
        'There is much of it: look at /kling privacy in a minute.',
      );
  }
}

function erasedLines({ edits, reports, left }: Erased): string[] {
  const named = left.slice(0, LEFT_SHOWN).map((id) => `\`${id}\``);
  const more = left.length > named.length ? ' and others' : '';
  return [
    `**Erased:** ${many(edits, 'edit')}, ${many(reports, 'report')}, your settings, and your name in the log.`,
    left.length === 0
      ? ''
      : `Still under way, and kept until it is over: ${named.join(', ')}${more}.`,
  ];
}

function said(...all: string[]): APIMessageTopLevelComponent[] {
  return [container('stopped', [lines(...all)])];
}
