import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Moderated } from '../../core/reported.ts';
import type { Texts } from '../words/texts.ts';
import { button, container, lines, row } from './parts.ts';

/** What came of something that somebody did about a clip, for them alone. */
export function moderatedCard(
  outcome: Moderated,
  { moderated }: Texts,
): APIMessageTopLevelComponent[] {
  switch (outcome.kind) {
    case 'ask_delete':
      return [
        container('unsure', [
          lines(moderated.askDelete, moderated.askDeleteWhat),
          row(button(moderated.deleteIt, 'danger', 'delete-yes', outcome.editId)),
        ]),
      ];
    case 'deleted':
      return said(moderated.deleted);
    case 'taken_down':
      return said(moderated.takenDown);
    case 'reported':
      return said(
        moderated.reported,
        outcome.where === null ? moderated.reportedInLog : moderated.reportedInChannel,
        moderated.reporterSeen,
      );
    case 'blocked':
      return said(
        moderated.blocked(`<@${outcome.userId}>`),
        outcome.untilMs === null
          ? moderated.blockedForGood
          : moderated.blockedUntil(outcome.untilMs),
      );
  }
}

function said(...all: string[]): APIMessageTopLevelComponent[] {
  return [container('stopped', [lines(...all)])];
}
