import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import { REMIX_RULES } from '../../core/edit.ts';
import type { Block } from '../../core/gate.ts';
import type { Erased, KeptHere, PersonalStep } from '../../core/personal.ts';
import type { PrivacyReport } from '../../core/report.ts';
import { quoteText } from '../text.ts';
import type { Texts } from '../words/texts.ts';
import { button, container, lines, quoteLine, row } from './parts.ts';
import { stringSelect } from './selects.ts';

/** Of a moderator's own words. */
const REASON_SHOWN = 300;
/** References that are named. */
const LEFT_SHOWN = 10;

/** What is kept of one person and what the bot does about them, and how to change it; for that person alone. */
export function privacyCard(report: PrivacyReport, t: Texts): APIMessageTopLevelComponent[] {
  const { pings, here, keptDays, rules } = report;
  const words = t.privacy;
  return [
    container('working', [
      lines(words.keptHere, ...keptLines(here, keptDays, t)),
      lines(
        words.everywhere,
        pings ? words.pinged : words.notPinged,
        t.rules[rules.remixes].says,
        rules.uploads ? t.rules.uploadsOpen : t.rules.uploadsClosed,
        words.forOneResult,
      ),
      stringSelect('remix-rule', [], {
        placeholder: words.chooseRule,
        options: REMIX_RULES.map((rule) => ({
          value: rule,
          label: words.ruleOption(rule),
          description: t.rules[rule].description,
          chosen: rules.remixes === rule,
        })),
      }),
      row(
        pings
          ? button(words.stopPinging, 'plain', 'pings', 'off')
          : button(words.pingAgain, 'plain', 'pings', 'on'),
        rules.uploads
          ? button(words.closeUploads, 'plain', 'uploads', 'off')
          : button(words.openUploads, 'plain', 'uploads', 'on'),
        button(words.exportAll, 'plain', 'privacy-export'),
        button(words.eraseAll, 'danger', 'privacy-delete'),
      ),
    ]),
  ];
}

function keptLines(
  { edits, sinceMs, reports, pseudonym, blocked }: KeptHere,
  keptDays: number,
  { privacy }: Texts,
): string[] {
  return [
    edits === 0 ? privacy.noEdits : privacy.edits(edits, sinceMs, keptDays),
    privacy.reported(reports),
    ...(blocked === null ? [privacy.notBlocked] : blockedLines(blocked, privacy)),
    pseudonym === null ? privacy.notInLog : privacy.inLogAs(pseudonym),
  ];
}

function blockedLines({ reason, untilMs }: Block, { blocked }: Texts['privacy']): string[] {
  const why = reason === '' ? [] : [quoteLine(quoteText(reason, REASON_SHOWN))];
  return [blocked(untilMs), ...why];
}

/** What came of exporting or erasing it. */
export function personalCard(
  step: PersonalStep,
  { personal }: Texts,
): APIMessageTopLevelComponent[] {
  switch (step.kind) {
    case 'exported':
      return [
        container('working', [
          lines(personal.exported, personal.withoutLinks),
          { type: ComponentType.File, file: { url: `attachment://${step.fileName}` } },
        ]),
      ];
    case 'ask_erase':
      return [
        container('unsure', [
          lines(personal.askErase, personal.whatGoes, personal.messagesStay, personal.figuresStay),
          row(button(personal.erase, 'danger', 'privacy-erase')),
        ]),
      ];
    case 'erased':
      return said(...erasedLines(step.erased, personal));
    case 'erasing':
      return said(personal.erasing, personal.lookLater);
  }
}

function erasedLines(
  { edits, reports, left }: Erased,
  { erased, stillKept }: Texts['personal'],
): string[] {
  const named = left.slice(0, LEFT_SHOWN).map((id) => `\`${id}\``);
  return [
    erased(edits, reports),
    ...(left.length === 0 ? [] : [stillKept(named, left.length > named.length)]),
  ];
}

function said(...all: string[]): APIMessageTopLevelComponent[] {
  return [container('stopped', [lines(...all)])];
}
