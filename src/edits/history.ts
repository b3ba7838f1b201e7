import { type Asker, type Edit, parentOf } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import type {
  HistoryCursor,
  HistoryEntry,
  HistoryFilter,
  HistoryPage,
  MadeFrom,
} from '../core/history.ts';
import { asked } from './asked.ts';
import type { HistoryLine } from './history-ports.ts';
import type { Ambient, Ports } from './ports.ts';

export type HistoryDeps = Pick<Ports, 'edits' | 'history' | 'access' | 'thumbnails'> & {
  ambient: Ambient;
};

/** Results on one page. */
const SHOWN = 5;
/** Records looked at together; and for one page, and for how long, in ms: somebody waits for their answer. */
const TOGETHER = 25;
const LOOKED_AT = 500;
const LOOKS_WITHIN_MS = 900;
/** What the results on the page were made from is looked up only by then, in ms. */
const DETAILS_WITHIN_MS = 1_200;

/**
 * A page of a server's results, of those channels alone that this person may see now. Where many had to be passed over it may hold
 * fewer, or none, and go on all the same. Rejects with `only_in_server`, `store_unreachable`.
 */
export async function readHistory(
  deps: HistoryDeps,
  asker: Asker,
  filter: HistoryFilter,
  from: HistoryCursor | null,
): Promise<HistoryPage> {
  if (asker.serverId === '') throw fail('only_in_server');
  const since = deps.ambient.now();
  const found = await lookThrough(deps, asker, filter, from, since);
  const newestFirst = from?.to === 'newer' ? found.shown.toReversed() : found.shown;
  const late = deps.ambient.now() - since > DETAILS_WITHIN_MS;
  const entries = await describe(
    deps,
    asker,
    newestFirst.map(({ edit }) => edit),
    late,
  );
  return { filter, entries, ...cursorsOf(from, found) };
}

interface Listed {
  edit: Edit;
  line: HistoryLine;
}

interface Found {
  /** In the order of the way that was gone. */
  shown: Listed[];
  /** The last line that was looked at; null: there was none. */
  last: HistoryLine | null;
  /** Whether there may be more behind it. */
  goesOn: boolean;
}

/** Goes through the list in one direction until the page is full. */
async function lookThrough(
  deps: HistoryDeps,
  asker: Asker,
  filter: HistoryFilter,
  from: HistoryCursor | null,
  since: number,
): Promise<Found> {
  const to = from?.to ?? 'older';
  const found: Found = { shown: [], last: null, goesOn: true };
  let cursor = from;
  for (let looked = 0; looked < LOOKED_AT; looked += TOGETHER) {
    const slice = { serverId: asker.serverId, userId: filter.userId, from: cursor, most: TOGETHER };
    const lines = await asked(deps.history.list(slice));
    for (const one of await visible(deps, asker, filter, lines)) {
      // One more than fits says whether it goes on.
      if (found.shown.length === SHOWN) return found;
      found.shown.push(one);
      found.last = one.line;
    }
    const end = lines.at(-1);
    if (lines.length < TOGETHER || end === undefined) return { ...found, goesOn: false };
    // Whoever goes on need not look at these again; what was passed over is not named in a button.
    if (found.shown.length < SHOWN) found.last = { ...end, editId: '' };
    cursor = { to, ...end };
    if (deps.ambient.now() - since > LOOKS_WITHIN_MS) return found;
  }
  return found;
}

/** Those of these lines whose clips this person may see, and wants to. */
async function visible(
  deps: HistoryDeps,
  asker: Asker,
  filter: HistoryFilter,
  lines: readonly HistoryLine[],
): Promise<Listed[]> {
  const reading = lines.map(async ({ editId }) => deps.edits.read(editId));
  const edits = await asked(Promise.all(reading));
  const listed = lines.flatMap((line, at): Listed[] => {
    const edit = edits[at];
    return edit && isWanted(edit, filter) && isThere(edit, asker) ? [{ line, edit }] : [];
  });
  const seen = await viewable(
    deps,
    asker,
    listed.map(({ edit }) => edit),
  );
  return listed.filter(({ edit }) => seen.has(edit.id));
}

/** Of edits with a clip, those that this person can go and look at; ids. */
async function viewable(
  { access }: HistoryDeps,
  asker: Asker,
  edits: readonly Edit[],
): Promise<ReadonlySet<string>> {
  const channels = new Set(edits.flatMap(({ message }) => message?.channelId ?? []));
  const seen = channels.size === 0 ? channels : await access.mayView(asker, [...channels]);
  const own = ({ way, requesterId }: Edit): boolean =>
    way === 'direct' && requesterId === asker.userId;
  return new Set(
    edits
      .filter((edit) => own(edit) || (edit.message && seen.has(edit.message.channelId)))
      .map(({ id }) => id),
  );
}

/** Whether its clip stands somewhere. A direct message is nobody's but its person's. */
function isThere(edit: Edit, { userId, serverId }: Asker): boolean {
  const { state, takeDown, message, way, requesterId } = edit;
  if (edit.serverId !== serverId || state !== 'delivered' || takeDown) return false;
  return message !== null && (way !== 'direct' || requesterId === userId);
}

function isWanted(edit: Edit, { userId, kind, channelId }: HistoryFilter): boolean {
  if (userId !== null && edit.requesterId !== userId) return false;
  if (kind !== 'all' && (kind === 'remixes') !== (edit.origin !== null)) return false;
  return channelId === null || standsIn(edit, channelId);
}

/** Where its message is, and nothing else: where it was asked for may be nobody's business. */
function standsIn({ message, channelId, asker }: Edit, wanted: string): boolean {
  if (message === null) return false;
  const askedThere = message.channelId === channelId ? asker.parentChannelId : null;
  return [message.channelId, message.parentId, askedThere].includes(wanted);
}

function cursorsOf(
  from: HistoryCursor | null,
  { shown, last, goesOn }: Found,
): Pick<HistoryPage, 'newer' | 'older'> {
  const ahead = from?.to ?? 'older';
  const first = shown[0]?.line;
  // Where the page is empty, the way back begins with the line that this one began behind.
  const back: HistoryLine | null = first ?? (from && { ...from, editId: '' });
  const on = last ?? from;
  const cursor = (to: HistoryCursor['to'], line: HistoryLine | null) =>
    line && { to, atMs: line.atMs, editId: line.editId };
  const onward = goesOn ? cursor(ahead, on) : null;
  const backward = from === null ? null : cursor(ahead === 'older' ? 'newer' : 'older', back);
  return ahead === 'older'
    ? { older: onward, newer: backward }
    : { newer: onward, older: backward };
}

/** @param late - there is no time left to look anything up. */
async function describe(
  deps: HistoryDeps,
  asker: Asker,
  edits: readonly Edit[],
  late: boolean,
): Promise<HistoryEntry[]> {
  const [thumbnails, sources] = await Promise.all([
    asked(deps.thumbnails.get(edits.map(({ id }) => id))),
    late ? [] : sourcesOf(deps, asker, edits),
  ]);
  return edits.map((edit, at) => ({
    edit,
    thumbnail: thumbnails.get(edit.id) ?? null,
    from: edit.origin === null ? { kind: 'upload' } : (sources[at] ?? { kind: 'hidden' }),
  }));
}

/** What each was made from, as far as this person may see that. */
async function sourcesOf(
  deps: HistoryDeps,
  asker: Asker,
  edits: readonly Edit[],
): Promise<MadeFrom[]> {
  const parents = await Promise.all(
    edits.map(async (edit) => {
      const id = parentOf(edit);
      return id === null ? null : deps.edits.read(id);
    }),
  );
  const there = parents.filter((edit): edit is Edit => edit !== null && isThere(edit, asker));
  const posts = edits.flatMap(({ origin }) => (origin?.kind === 'message' ? origin.channelId : []));
  const [seen, channels] = await Promise.all([
    viewable(deps, asker, there),
    posts.length === 0 ? new Set<string>() : deps.access.mayView(asker, [...new Set(posts)]),
  ]);
  return edits.map(({ origin }, at): MadeFrom => {
    const edit = parents[at];
    if (edit && seen.has(edit.id)) return { kind: 'edit', edit };
    if (origin?.kind !== 'message' || !channels.has(origin.channelId)) return { kind: 'hidden' };
    return { ...origin, kind: 'message' };
  });
}
