import { fail } from '../core/errors.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';

/**
 * Whether a moderator has to look at a request because of what it says or shows, whatever the gate lets through. Rejects with
 * `words_refused`, `screen_refused`: also where a moderator would have to be asked, and the server named no channel for that.
 */
export async function needsModerator(
  { servers, screen }: Pick<Ports, 'servers' | 'screen'>,
  serverId: string,
  request: { prompt: string; images: readonly string[] },
): Promise<boolean> {
  const answer = await screen.ask(request, await asked(servers.words(serverId)));
  if (answer.kind === 'clean') return false;
  if (answer.action === 'approval') {
    const { moderatorsChannelId } = await asked(servers.gate(serverId));
    if (moderatorsChannelId !== null) return true;
  }
  if (answer.kind === 'words') throw fail('words_refused');
  throw fail('screen_refused', { answered: answer.kind === 'flagged' });
}
