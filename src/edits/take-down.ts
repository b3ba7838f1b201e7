import { type AuditAction, decided } from '../core/audit.ts';
import type { Asker, Edit, TakeDown } from '../core/edit.ts';
import { EditError, fail, failureOf } from '../core/errors.ts';
import type { Reported } from '../core/reported.ts';
import { asked } from './asked.ts';
import { enqueue } from './enqueue.ts';
import type { Ambient, Ports } from './ports.ts';
import { checkModerates, checkThere, readKnown } from './whose-clip.ts';

export type TakeDownDeps = Pick<
  Ports,
  'edits' | 'servers' | 'takeDowns' | 'reports' | 'jobs' | 'outbox'
> & { ambient: Ambient };

/** A moderator's word on a clip. */
export interface TakeDownRequest {
  editId: string;
  /** Of the report card that it was said on; null: on the clip itself. */
  round: number | null;
  reason: string;
}

/**
 * Whether somebody may delete a clip, and as whom. Rejects with `edit_unknown`, `only_in_server`, `not_yours`, `taken_down`,
 * `clip_deleted`.
 */
export async function askDelete(
  deps: TakeDownDeps,
  asker: Asker,
  id: string,
): Promise<'requester' | 'moderator'> {
  const edit = await readKnown(deps, asker, id);
  const as = await whoIs(deps, asker, edit);
  checkThere(edit);
  return as;
}

async function whoIs(
  deps: TakeDownDeps,
  asker: Asker,
  { requesterId }: Edit,
): Promise<'requester' | 'moderator'> {
  if (requesterId === asker.userId) return 'requester';
  try {
    await checkModerates(deps, asker);
    return 'moderator';
  } catch (error) {
    if (failureOf(error).code !== 'not_moderator') throw error;
    throw new EditError(fail('not_yours').failure, error);
  }
}

/** Deletes somebody's own clip, from its server or from their direct messages. Rejects as {@link askDelete} does. */
export async function deleteClip(deps: TakeDownDeps, asker: Asker, id: string): Promise<void> {
  const edit = await readKnown(deps, asker, id);
  if (edit.requesterId !== asker.userId) throw fail('not_yours');
  const down = { kind: 'deleted', by: asker.userId, reason: '' } as const;
  await take(deps, edit, down, null);
}

/**
 * Takes a clip down for a moderator of its server. Rejects with `edit_unknown`, `only_in_server`, `not_moderator`; `already_decided` from a
 * report card, else `taken_down` or `clip_deleted`, when somebody was first.
 */
export async function takeDownClip(
  deps: TakeDownDeps,
  asker: Asker,
  { editId, round, reason }: TakeDownRequest,
): Promise<{ edit: Edit; reported: Reported | null }> {
  await checkModerates(deps, asker);
  const before = await readKnown(deps, asker, editId);
  const down = { kind: 'taken_down', by: asker.userId, reason } as const;
  const edit = await take(deps, before, down, round);
  return { edit, reported: await asked(deps.reports.read(editId)) };
}

const NOTED_AS = {
  taken_down: 'edit.taken_down',
  deleted: 'edit.deleted',
} as const satisfies Record<TakeDown['kind'], AuditAction>;

/** The flag first, and then `deliver` takes the clip off: whoever dies in between, it is found and done (`take-off.ts`). */
async function take(
  deps: TakeDownDeps,
  edit: Edit,
  down: Omit<TakeDown, 'atMs'>,
  round: number | null,
): Promise<Edit> {
  const { id, serverId, requesterId: subject } = edit;
  const reason = down.reason === '' ? null : down.reason;
  const decision = decided(serverId, NOTED_AS[down.kind], down.by, { subject, about: id, reason });
  const done = await asked(deps.takeDowns.take(id, down, round, decision));
  if (done.kind === 'taken') {
    deps.ambient.log.info({ edit: id, by: down.by, as: down.kind }, 'its clip is taken down');
    await enqueue(deps, 'deliver', id);
    return done.edit;
  }
  if (done.kind === 'unknown') throw fail('edit_unknown');
  if (round !== null) throw fail('already_decided');
  checkThere((await asked(deps.edits.read(id))) ?? edit);
  throw fail('edit_unknown');
}
