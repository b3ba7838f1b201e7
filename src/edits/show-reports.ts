import type { Card } from '../core/card.ts';
import type { Edit, ShownMessage } from '../core/edit.ts';
import { failureOf } from '../core/errors.ts';
import { reportMark, type Reported } from '../core/reported.ts';
import type { Ambient, Ports } from './ports.ts';

export type ShowReportsDeps = Pick<Ports, 'edits' | 'servers' | 'reports' | 'messages'> & {
  ambient: Ambient;
};

const SHOW_WITHIN_MS = 15_000;
/** Longer than drawing one takes: then its process is gone, or Discord was away. */
const CLAIM_MS = 30_000;

/** Draws the moderators' cards of what was reported or decided since. One that cannot be drawn stays in the audit log alone. */
export async function showReports(deps: ShowReportsDeps): Promise<void> {
  for (const id of await deps.reports.due()) {
    if (await deps.reports.claim(id, CLAIM_MS)) await showOne(deps, id);
  }
}

async function showOne(deps: ShowReportsDeps, id: string): Promise<void> {
  const [edit, reported] = await Promise.all([deps.edits.read(id), deps.reports.read(id)]);
  const as = reported ?? { round: 0, rev: 0 };
  try {
    const card = edit && reported ? await draw(deps, edit, reported) : null;
    await deps.reports.shown(id, as, card);
  } catch (error) {
    const { code } = failureOf(error);
    deps.ambient.log.warn({ edit: id, code }, 'what was reported could not be shown');
    // Tried again once the claim is over.
    if (code === 'discord_unavailable') return;
    await deps.reports.shown(id, as, null);
  }
}

/** The card as it stands then; null where nobody wants one. */
async function draw(
  deps: ShowReportsDeps,
  edit: Edit,
  reported: Reported,
): Promise<ShownMessage | null> {
  const { messages } = deps;
  const card: Card = { kind: 'reported', edit, reported };
  const signal = AbortSignal.timeout(SHOW_WITHIN_MS);
  try {
    if (reported.card) return await messages.editMessage(reported.card, card, [], signal);
  } catch (error) {
    // Moderators may put it away; what is reported after that has to be seen all the same.
    if (failureOf(error).code !== 'discord_message_gone') throw error;
  }
  // There is nothing left to ask.
  if (reported.decision) return null;
  const { moderatorsChannelId: channelId } = await deps.servers.gate(edit.serverId);
  if (channelId === null) return null;
  const mark = reportMark(edit.id, reported.round);
  // Posted by a process that ended before it could say so.
  const before = await messages.find(channelId, mark);
  const where = { channelId, mark, form: 'card', pings: null } as const;
  return before
    ? messages.editMessage(before, card, [], signal)
    : messages.post(where, card, [], signal);
}
