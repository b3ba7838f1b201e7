import {
  parentOf,
  type Asker,
  type ClipOrigin,
  type Edit,
  type EditSpec,
  type InputFile,
} from '../core/edit.ts';
import { fail, failureOf, type ErrorCode } from '../core/errors.ts';
import { asked } from './asked.ts';
import { withFreshFiles } from './fresh-files.ts';
import { heldFile } from './held-file.ts';
import type { CheckedInputs, Ports } from './ports.ts';
import {
  originalClip,
  readRemixable,
  readRoot,
  resultClip,
  type RemixDeps,
} from './remix-source.ts';
import { readKnown } from './whose-clip.ts';

/** What somebody wants edited. */
export type ClipSource =
  /** A file of their own. */
  | { kind: 'upload'; video: InputFile }
  /** An edit's result, or the clip that the first edit of its tree was made from. */
  | { kind: 'result' | 'original'; editId: string }
  /** One of the clips of a message that they chose. */
  | { kind: 'message'; draftId: string; clip: number }
  /** What an edit of their own was made from. */
  | { kind: 'again'; editId: string };

/** A clip that can be fetched, and what it comes from. */
export interface ResolvedSource {
  video: InputFile;
  origin: ClipOrigin | null;
  /** Of the tree that the new edit belongs to; null: it begins one. */
  rootId: string | null;
}

export type SourceDeps = RemixDeps & Pick<Ports, 'drafts' | 'inputs'>;

/**
 * Finds the clip that an edit is to be made from. Rejects with `remix_source_gone`, `remix_draft_gone`, `source_expired`, and as
 * `readRemixable` does.
 */
export async function resolveSource(
  deps: SourceDeps,
  asker: Asker,
  source: ClipSource,
): Promise<ResolvedSource> {
  switch (source.kind) {
    case 'upload':
      return { video: source.video, origin: null, rootId: null };
    case 'result': {
      const parent = await readRemixable(deps, asker, source.editId);
      return madeFrom(parent, 'result', await resultClip(deps, parent));
    }
    case 'original': {
      const root = await readRoot(deps, asker, await readKnown(deps, asker, source.editId));
      return madeFrom(root, 'original', await originalClip(deps, root));
    }
    case 'message':
      return ofDraft(deps, asker, source);
    case 'again':
      return again(deps, asker, await readKnown(deps, asker, source.editId));
  }
}

function madeFrom(
  { id, rootId, state }: Edit,
  kind: 'result' | 'original',
  video: InputFile | null,
): ResolvedSource {
  if (video === null) {
    throw fail(state === 'delivered' ? 'remix_source_gone' : 'remix_not_ready');
  }
  return { video, origin: { kind, editId: id }, rootId };
}

/** A draft is for who began it, in the server where they did. */
async function ofDraft(
  deps: SourceDeps,
  { userId, serverId }: Asker,
  { draftId, clip }: Extract<ClipSource, { kind: 'message' }>,
): Promise<ResolvedSource> {
  const draft = await asked(deps.drafts.read(draftId));
  const isTheirs = draft?.requesterId === userId && draft.serverId === serverId;
  const video = isTheirs ? draft.clips[clip] : undefined;
  if (!draft || !video) throw fail('remix_draft_gone');
  return { video, origin: draft.origin, rootId: null };
}

/** Of a remix the clip is looked up again: what was taken down since is not used again. */
async function again(deps: SourceDeps, asker: Asker, edit: Edit): Promise<ResolvedSource> {
  const { origin } = edit;
  if (origin !== null && origin.kind !== 'message' && !edit.prepared) {
    return resolveSource(deps, asker, origin);
  }
  const { video } = await withFreshFiles(deps, edit);
  return { video, origin, rootId: parentOf(edit) === null ? null : edit.rootId };
}

/** What says that a file is not to be had where it is said to be. */
const NOT_HANDED_OUT: ReadonlySet<ErrorCode> = new Set([
  'file_unreachable',
  'file_too_slow',
  'source_expired',
  'origin_refused',
]);

/** Looks at the files. A result that the provider does not hand out is taken from its message instead. Rejects as `inputs.check` does. */
export async function checkFiles(
  deps: SourceDeps,
  { video, origin }: ResolvedSource,
  pictures: Pick<EditSpec, 'images' | 'elements'>,
): Promise<CheckedInputs & { video: InputFile }> {
  try {
    return { video, ...(await deps.inputs.check({ video, ...pictures })) };
  } catch (error) {
    const held = await insteadOf(deps, video, origin, error);
    if (held === null) throw error;
    return { video: held, ...(await deps.inputs.check({ video: held, ...pictures })) };
  }
}

async function insteadOf(
  deps: SourceDeps,
  video: InputFile,
  origin: ClipOrigin | null,
  error: unknown,
): Promise<InputFile | null> {
  const { code, facts } = failureOf(error);
  const isVideo = 'input' in facts && facts.input === video.input;
  if (video.isResult !== true || origin?.kind !== 'result') return null;
  if (!isVideo || !NOT_HANDED_OUT.has(code)) return null;
  const parent = await asked(deps.edits.read(origin.editId));
  return parent === null ? null : heldFile(deps, parent.message, 'attachment');
}
