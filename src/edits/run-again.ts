import type { Asker, Edit, InputFile } from '../core/edit.ts';
import { fail, type NeededPermission } from '../core/errors.ts';
import { mayBeFresh } from './fresh-files.ts';
import { checkLinks, pictureFiles } from './links.ts';
import type { ReplyToken } from './ports.ts';
import { requestEdit, type RequestDeps } from './request.ts';

/** Somebody pressed Run again on an edit of theirs. */
export interface AgainRequest {
  reply: ReplyToken;
  asker: Asker;
  locale: string;
  /** Bytes. */
  attachmentLimit: number;
  missingPermissions: NeededPermission[];
  editId: string;
}

/**
 * Asks for the same edit once more, as a request of its own: gate, limits and price are as for any other, and of a remix its clip is
 * looked up again. Rejects before
 * anything is acknowledged with `only_in_server`, `edit_unknown`, `not_yours`,
 * `source_expired`; from then on as {@link requestEdit}.
 */
export async function runAgain(deps: RequestDeps, request: AgainRequest): Promise<void> {
  const { editId, ...rest } = request;
  if (request.asker.serverId === '') throw fail('only_in_server');
  const edit = await deps.edits.read(editId);
  if (!edit || edit.serverId !== request.asker.serverId) throw fail('edit_unknown');
  if (edit.requesterId !== request.asker.userId) throw fail('not_yours');
  const nowMs = deps.ambient.now();
  checkLinks(pictureFiles(edit), nowMs);
  if (!mayBeFresh(edit, nowMs)) throw fail('source_expired', { input: edit.video.input });
  await requestEdit(deps, {
    ...rest,
    prompt: edit.prompt,
    keepAudio: edit.keepAudio,
    source: { kind: 'again', editId },
    remixes: edit.remixes,
    attached: attachedOf(edit),
    part: null,
    offered: null,
  });
}

/** Its pictures under the options they came in. */
function attachedOf(edit: Edit): Map<string, InputFile> {
  return new Map(pictureFiles(edit).map((file) => [file.input, file]));
}
