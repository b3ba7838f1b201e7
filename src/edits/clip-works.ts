import type { ClipWork } from '../core/consent.ts';
import type { ClipOrigin, Edit } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';
import { checkThere } from './whose-clip.ts';

/** Somebody's work in a clip as its edit's record tells it, with the roles that they had then. */
export type Recorded = Omit<ClipWork, 'person'>;

/** What is known of a clip that something is to be made of. */
interface RecordedClip {
  works: Recorded[];
  /** Where it is, each with the channel that its thread belongs to. */
  channels: string[];
}

/** Edits in a row that are looked at. */
const MOST = 100;

/**
 * Whose work is in a clip: who made the result, who made what that was made from, and so on up to the one who uploaded or posted what
 * all of it began with. Where a record is gone its people are not known any more, but the tree still says whose work it came from.
 *
 * Rejects with `edit_unknown`, `taken_down`, `clip_deleted`, `remix_too_deep`, `store_unreachable`.
 */
export async function worksIn(
  { edits }: Pick<Ports, 'edits'>,
  serverId: string,
  origin: ClipOrigin,
): Promise<RecordedClip> {
  const works: Recorded[] = [];
  const channels: string[] = [];
  let rootId: string | null = null;
  let next: ClipOrigin | null = origin;
  for (let looked = 0; next !== null; looked += 1) {
    if (next.kind === 'message') {
      works.push({ userId: next.authorId, via: 'upload', rule: null, roles: [] });
      if (channels.length === 0 || origin.kind === 'original') channels.push(next.channelId);
      break;
    }
    if (looked === MOST) throw fail('remix_too_deep', { max: MOST });
    const edit: Edit | null = await asked(edits.read(next.editId));
    if (edit === null) {
      if (rootId === null) throw fail('edit_unknown');
      next = await parentOfGone(edits, rootId, next.editId);
      continue;
    }
    if (looked === 0) {
      if (edit.serverId !== serverId) throw fail('edit_unknown');
      checkThere(edit);
      channels.push(...channelsOf(edit));
    }
    if (next.kind === 'result') works.push(workOf(edit, 'result'));
    // Who made a result has said with it what holds for what they had uploaded for it.
    else if (edit.origin === null) works.push(workOf(edit, 'upload'));
    ({ rootId, origin: next } = edit);
  }
  return { works, channels };
}

const workOf = ({ requesterId, remixes, asker }: Edit, via: Recorded['via']): Recorded => ({
  userId: requesterId,
  via,
  rule: remixes,
  roles: asker.roles,
});

function channelsOf({ channelId, asker, message }: Edit): string[] {
  const all = [channelId, asker.parentChannelId, message?.channelId];
  return [...new Set(all.filter((id) => typeof id === 'string'))];
}

/** How the one was made from the other went with its record: whoever made that is asked as well. */
async function parentOfGone(
  edits: Ports['edits'],
  rootId: string,
  id: string,
): Promise<ClipOrigin | null> {
  const editId = await asked(edits.parentIn(rootId, id));
  return editId === null ? null : { kind: 'result', editId };
}
