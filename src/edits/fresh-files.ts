import type { Edit, InputFile } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { heldFile } from './held-file.ts';
import { checkLinks, isAlive, pictureFiles } from './links.ts';
import { originalClip, readParent, type RemixDeps } from './remix-source.ts';

/**
 * An edit with links that live: its clip's is fetched anew where a message of ours holds it. Rejects with `source_expired` where a
 * file cannot be had any more, with `remix_source_gone` once what it is made from was taken down, and where Discord does not answer.
 */
export async function withFreshFiles<T extends Edit>(deps: RemixDeps, edit: T): Promise<T> {
  const parent = await readParent(deps, edit);
  checkLinks(pictureFiles(edit), deps.ambient.now());
  const { video } = edit;
  if (isAlive(video, deps.ambient.now())) return edit;
  const fresh =
    (await heldFile(deps, edit.message, 'before')) ?? (await anewFrom(deps, edit, parent));
  if (fresh === null) throw fail('source_expired', { input: video.input });
  return { ...edit, video: fresh };
}

/** Whether {@link withFreshFiles} may find its clip, without asking Discord. */
export function mayBeFresh(edit: Edit, nowMs: number): boolean {
  const { video, message, origin } = edit;
  const isHeld = message?.before !== undefined;
  return isAlive(video, nowMs) || isHeld || (origin !== null && origin.kind !== 'message');
}

/** What was made of a clip is in no other edit's message. */
async function anewFrom(
  deps: RemixDeps,
  { origin, prepared }: Edit,
  parent: Edit | null,
): Promise<InputFile | null> {
  if (parent === null || prepared) return null;
  return origin?.kind === 'original'
    ? originalClip(deps, parent)
    : heldFile(deps, parent.message, 'attachment');
}
