import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Moderated } from '../../core/reported.ts';
import { relativeTime } from '../text.ts';
import { button, container, lines, row } from './parts.ts';

/** What came of something that somebody did about a clip, for them alone. */
export function moderatedCard(outcome: Moderated): APIMessageTopLevelComponent[] {
  switch (outcome.kind) {
    case 'ask_delete':
      return [
        container('unsure', [
          lines(
            '**Delete this clip of yours?**',
            'It goes from its message, from /kling jobs and from the bot. Nothing can bring it back, and the edit stays charged.',
          ),
          row(button('Delete it', 'danger', 'delete-yes', outcome.editId)),
        ]),
      ];
    case 'deleted':
      return said('**Deleted.** The clip goes from its message in a moment.');
    case 'taken_down':
      return said('**Taken down.** The clip goes from its message in a moment.');
    case 'reported':
      return said(
        '**Thank you, it is reported.**',
        outcome.where === null
          ? 'The moderators of this server find it in the audit log.'
          : 'The moderators of this server see it in their channel.',
        'They see who reported it; nobody else does.',
      );
    case 'blocked':
      return said(
        `**<@${outcome.userId}> can no longer edit clips here.**`,
        outcome.untilMs === null
          ? 'It holds until somebody unblocks them.'
          : `It ends ${relativeTime(outcome.untilMs)}.`,
      );
  }
}

function said(...all: string[]): APIMessageTopLevelComponent[] {
  return [container('stopped', [lines(...all)])];
}
