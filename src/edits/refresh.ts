import { cardOf } from './card-of.ts';
import type { Ambient, Ports } from './ports.ts';
import { showEdit, type ShowDeps } from './show.ts';

export type RefreshDeps = ShowDeps & Pick<Ports, 'line'> & { ambient: Ambient };

/** Time between two rounds over all processes, in ms: Discord takes about 5 edits in 5 s per channel. */
const ROUND_MS = 15_000;
/** Who stands further back learns more as they come nearer. */
const CARDS_A_ROUND = 25;
const MINUTE_MS = 60_000;

/** Keeps the cards of those who wait true: position, time and pause. Draws only what says something new. */
export async function refreshWaiting(deps: RefreshDeps): Promise<void> {
  if (!(await deps.line.claimRefresh(ROUND_MS))) return;
  for (const id of await deps.line.upcoming(CARDS_A_ROUND)) {
    const edit = await deps.edits.read(id);
    if (edit?.state !== 'queued') continue;
    const card = await cardOf(deps, edit);
    const minutes = card.waitMs === null ? '' : Math.round(card.waitMs / MINUTE_MS);
    const says = [card.position, minutes, card.pause].join(' ');
    if (await deps.edits.saysAnew(id, says)) await showEdit(deps, edit);
  }
}
