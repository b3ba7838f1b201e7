import { relativeTime } from '../../text.ts';

/** What came of something that somebody did about a clip. */
export const moderated = {
  askDelete: '**Delete this clip of yours?**',
  askDeleteWhat:
    'It goes from its message, from /kling jobs and from the bot. Nothing can bring it back, and the edit stays charged.',
  /** A button. */
  deleteIt: 'Delete it',
  deleted: '**Deleted.** The clip goes from its message in a moment.',
  takenDown: '**Taken down.** The clip goes from its message in a moment.',
  reported: '**Thank you, it is reported.**',
  reportedInLog: 'The moderators of this server find it in the audit log.',
  reportedInChannel: 'The moderators of this server see it in their channel.',
  reporterSeen: 'They see who reported it; nobody else does.',
  blocked: (who: string) => `**${who} can no longer edit clips here.**`,
  blockedForGood: 'It holds until somebody unblocks them.',
  blockedUntil: (untilMs: number) => `It ends ${relativeTime(untilMs)}.`,
};
