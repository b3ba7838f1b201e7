import type { AskReport, History } from '../core/ask.ts';
import type { Edit } from '../core/edit.ts';
import { requestExpiresAtMs } from '../core/link.ts';
import { asked } from './asked.ts';
import { inputFiles } from './links.ts';
import type { Ambient, Ports } from './ports.ts';

export type AskReportDeps = Pick<Ports, 'edits' | 'servers'> & { ambient: Ambient };

/** So many of a person's latest edits say enough of them. */
const LATEST = 30;

/** What moderators see of an edit as of now, with the files that its card has. Rejects with `store_unreachable`. */
export async function readAsk(
  deps: AskReportDeps,
  edit: Edit,
  shown: Partial<Pick<AskReport, 'files' | 'link' | 'bare'>> = {},
): Promise<AskReport> {
  const { serverId, requesterId } = edit;
  const [history, block, { showsCost }] = await Promise.all([
    asked(readHistory(deps, edit)),
    asked(deps.servers.block(serverId, requesterId)),
    asked(deps.servers.limits(serverId)),
  ]);
  const nowMs = deps.ambient.now();
  return {
    edit,
    history,
    block,
    nowMs,
    answerByMs: answerByMs(edit),
    showsCost,
    files: edit.askedIn?.files ?? [],
    link: null,
    bare: false,
    ...shown,
  };
}

/** Until when a request can be answered, in ms. */
export function answerByMs(edit: Edit): number {
  return requestExpiresAtMs(
    inputFiles(edit).map(({ url }) => url),
    edit.acceptedAtMs,
  );
}

/** Of its person's edits in that server, itself left out. */
async function readHistory(
  { edits }: AskReportDeps,
  { id, serverId, requesterId }: Edit,
): Promise<History> {
  const ids = await edits.ofPerson(serverId, requesterId, LATEST + 1);
  const others = ids.filter((other) => other !== id).slice(0, LATEST);
  const read = await Promise.all(others.map(async (other) => edits.read(other)));
  const known = read.filter((other) => other !== null);
  return {
    edits: known.length,
    delivered: known.filter(({ state }) => state === 'delivered').length,
    // By moderators: what the people whose clip it was said is another matter.
    rejected: known.filter(
      ({ state, failure }) => state === 'rejected' && !failure?.code.startsWith('consent_'),
    ).length,
    refusedByKling: known.filter(({ failure }) => failure?.code === 'provider_content_refused')
      .length,
    takenDown: known.filter(({ takeDown }) => takeDown?.kind === 'taken_down').length,
  };
}
