import { parentOf, type Asker, type Edit, type InputFile } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import type { EditState } from '../core/states.ts';
import { asked } from './asked.ts';
import { heldFile } from './held-file.ts';
import { isAlive } from './links.ts';
import { isWithheld, outputLink } from './output-link.ts';
import type { Ambient, Ports } from './ports.ts';
import { checkThere, readKnown } from './whose-clip.ts';

export type RemixDeps = Pick<Ports, 'edits' | 'servers' | 'messages'> & { ambient: Ambient };

/** A remix may wait this long for people and its turn, and the provider's link has to outlive that, in ms. */
const WAITS_MOST_MS = 26 * 3_600_000;

/** Its card may be there, and its button pressed, a moment before the store says so. */
const HAS_CLIP: ReadonlySet<EditState> = new Set(['delivering', 'delivered']);

/**
 * An edit of which somebody may make something, as far as the clip itself goes. Rejects with `only_in_server`, `edit_unknown`,
 * `taken_down`, `clip_deleted`, `remix_not_ready`.
 */
export async function readRemixable(
  deps: Pick<RemixDeps, 'edits' | 'servers'>,
  asker: Asker,
  id: string,
): Promise<Edit> {
  if (asker.serverId === '') throw fail('only_in_server');
  const edit = await readKnown(deps, asker, id);
  checkThere(edit);
  if (!HAS_CLIP.has(edit.state) || isWithheld(edit)) throw fail('remix_not_ready');
  return edit;
}

/** The first edit of a tree, likewise. Rejects with `remix_source_gone` where nothing is kept of it any more. */
export async function readRoot(deps: RemixDeps, asker: Asker, { rootId }: Edit): Promise<Edit> {
  if (!(await asked(deps.edits.read(rootId)))) throw fail('remix_source_gone');
  return readRemixable(deps, asker, rootId);
}

/** An edit's result: the provider's own while that lives, else what its message holds. Null for none. */
export async function resultClip(deps: RemixDeps, edit: Edit): Promise<InputFile | null> {
  const link = outputLink(edit);
  if (link !== null && link.expiresAtMs > deps.ambient.now() + WAITS_MOST_MS) {
    const filename = `kling-edit-${edit.id}.mp4`;
    return { input: 'video', url: link.url, filename, bytes: null, isResult: true };
  }
  return heldFile(deps, edit.message, 'attachment');
}

/** What an edit was made from: what its message holds, else the file itself while its link lives. Null for none. */
export async function originalClip(deps: RemixDeps, edit: Edit): Promise<InputFile | null> {
  const held = await heldFile(deps, edit.message, 'before');
  return held ?? (isAlive(edit.video, deps.ambient.now()) ? edit.video : null);
}

/**
 * The edit that another one's clip comes from, as it is now; null where there is none, or nothing is kept of it any more. Rejects
 * with `remix_source_gone` once it was taken down or deleted.
 */
export async function readParent(
  deps: Pick<RemixDeps, 'edits'>,
  edit: Pick<Edit, 'origin'>,
): Promise<Edit | null> {
  const id = parentOf(edit);
  const parent = id === null ? null : await asked(deps.edits.read(id));
  if (parent?.takeDown) throw fail('remix_source_gone');
  return parent;
}
