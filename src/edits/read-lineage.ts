import type { Asker, Edit, MessageOrigin } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import {
  byAge,
  growTree,
  layOut,
  LINEAGE_SHOWN,
  nearest,
  partOf,
  prune,
  type LineageFacts,
  type LineageReport,
} from '../core/lineage.ts';
import type { LineagePicture } from '../core/lineage-picture.ts';
import type { EditState } from '../core/states.ts';
import { asked } from './asked.ts';
import { openMessage } from './credit.ts';
import type { Ambient, Ports } from './ports.ts';
import { readKnown } from './whose-clip.ts';

export type LineageDeps = Pick<
  Ports,
  'edits' | 'servers' | 'lineage' | 'thumbnails' | 'access' | 'pictures'
> & { ambient: Ambient };

/** Records looked at for one answer, so that a tree of thousands costs no more than one of hundreds. */
const READ_MAX = 200;
/** Of a person's latest edits, when they name none. */
const LATEST = 20;

/** Endings without a clip: nothing can be made from them. */
const WITHOUT_CLIP: readonly EditState[] = ['rejected', 'cancelled', 'failed', 'unknown_outcome'];

/**
 * Who made what from what around an edit, as far as somebody may see it: by default their latest result in this channel.
 *
 * Rejects with `edit_unknown`, also for an edit in a channel that they cannot look into; `no_result_here`; `only_in_server`;
 * `store_unreachable`.
 */
export async function readLineage(
  deps: LineageDeps,
  asker: Asker,
  id: string | null,
): Promise<LineageReport> {
  if (asker.serverId === '') throw fail('only_in_server');
  const focus = id === null ? await latestHere(deps, asker) : await readKnown(deps, asker, id);
  const edits = new Map([[focus.id, focus]]);
  const whole = growTree(focus.rootId, await asked(deps.lineage.tree(focus.rootId)));
  const looked = nearest(whole, focus.id, READ_MAX, byAge(new Map()));
  await Promise.all(
    looked.map(async (one) => {
      const edit = one === focus.id ? focus : await asked(deps.edits.read(one));
      if (edit) edits.set(one, edit);
    }),
  );
  const isEmpty = (one: string): boolean => one !== focus.id && isWithoutClip(edits.get(one));
  const tree = prune(partOf(whole, looked), isEmpty);
  const byTime = byAge(new Map([...edits].map(([one, edit]) => [one, edit.acceptedAtMs])));
  const part = partOf(tree, nearest(tree, focus.id, LINEAGE_SHOWN, byTime));
  const begun = edits.get(focus.rootId)?.origin ?? null;
  const message = begun?.kind === 'message' ? begun : null;
  const { facts, maySee } = await factsFor(deps, asker, edits, message);
  if (facts(focus.id).what === 'hidden') throw fail('edit_unknown');
  return {
    serverId: asker.serverId,
    focusId: focus.id,
    begunWith:
      message !== null && facts(focus.rootId).what === 'edit' && maySee(message.channelId)
        ? message
        : null,
    leftOut: whole.size - (looked.length - tree.size) - part.size,
    nodes: layOut(part, byTime).map(({ id: one, row, column, parentRow }) => ({
      row,
      column,
      parentRow,
      isOriginal: edits.get(one)?.origin?.kind === 'original',
      isFocus: one === focus.id,
      facts: facts(one),
    })),
  };
}

/** The picture of it, as a PNG. Rejects where there is none. */
export async function drawLineage(
  { thumbnails, pictures }: LineageDeps,
  picture: LineagePicture,
): Promise<Buffer> {
  const ids = picture.nodes.flatMap(({ editId }) => editId ?? []);
  // Plain tiles are better than no picture.
  const jpegs = await thumbnails.get(ids).catch(() => new Map<string, Buffer>());
  return pictures.lineage(picture, jpegs);
}

async function latestHere(deps: LineageDeps, asker: Asker): Promise<Edit> {
  const ids = await asked(deps.edits.ofPerson(asker.serverId, asker.userId, LATEST));
  const edits = await Promise.all(ids.map(async (id) => asked(deps.edits.read(id))));
  const found = edits.find(
    (edit) => edit?.state === 'delivered' && !edit.takeDown && channelOf(edit) === asker.channelId,
  );
  if (!found) throw fail('no_result_here');
  return found;
}

const isWithoutClip = (edit: Edit | undefined): boolean =>
  edit !== undefined && WITHOUT_CLIP.includes(edit.state);

/** Where people see it. */
const channelOf = (edit: Edit): string => openMessage(edit)?.channelId ?? edit.channelId;

/** What this person may be shown of each. Of what is hidden from them nothing is, not even that it was taken down. */
async function factsFor(
  { access }: LineageDeps,
  asker: Asker,
  edits: ReadonlyMap<string, Edit>,
  begunWith: MessageOrigin | null,
): Promise<{ facts: (id: string) => LineageFacts; maySee: (channelId: string) => boolean }> {
  const channels = new Set([...edits.values()].map(channelOf));
  if (begunWith !== null) channels.add(begunWith.channelId);
  const visible = await access.mayView(asker, [...channels]);
  const facts = (id: string): LineageFacts => {
    const edit = edits.get(id);
    if (edit === undefined) return { what: 'gone' };
    if (edit.serverId !== asker.serverId) return { what: 'hidden' };
    const isOwn = edit.requesterId === asker.userId;
    if (!isOwn && !visible.has(channelOf(edit))) return { what: 'hidden' };
    if (edit.takeDown) return { what: edit.takeDown.kind };
    return {
      what: 'edit',
      id,
      userId: edit.requesterId,
      name: edit.asker.name,
      prompt: edit.prompt,
      acceptedAtMs: edit.acceptedAtMs,
      state: edit.state,
      message: openMessage(edit),
    };
  };
  return { facts, maySee: (channelId) => visible.has(channelId) };
}
