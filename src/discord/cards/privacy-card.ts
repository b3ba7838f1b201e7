import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { PrivacyReport } from '../../core/report.ts';
import { button, container, lines, row } from './parts.ts';

/** What the bot does about one person, and how to change it; for that person alone. */
export function privacyCard({ pings }: PrivacyReport): APIMessageTopLevelComponent[] {
  return [
    container('working', [
      lines(
        '**Your privacy here**',
        pings
          ? 'When an edit of yours took longer than a minute, you are pinged once, under its card.'
          : 'You are not pinged when an edit of yours has ended.',
      ),
      row(
        pings
          ? button('Stop pinging me', 'plain', 'pings', 'off')
          : button('Ping me again', 'plain', 'pings', 'on'),
      ),
    ]),
  ];
}
