import type { Asker, Edit, RemixRule } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import type { EditRuleReport } from '../core/report.ts';
import { asked } from './asked.ts';
import type { Ports } from './ports.ts';

type EditRuleDeps = Pick<Ports, 'edits' | 'people'>;

/** Who may remix one result, for the person whose it is. Rejects with `edit_unknown`, `not_yours`, `store_unreachable`. */
export async function readEditRule(
  deps: EditRuleDeps,
  asker: Asker,
  id: string,
): Promise<EditRuleReport> {
  const edit = await readOwn(deps, asker, id);
  return { edit, rules: await asked(deps.people.rules(asker.userId)) };
}

/**
 * Sets who may remix one result; null: as its person has set for all of theirs. What holds afterwards. Remixes that have not started
 * yet are asked about again before they do. Rejects likewise.
 */
export async function setEditRule(
  deps: EditRuleDeps,
  asker: Asker,
  id: string,
  rule: RemixRule | null,
): Promise<EditRuleReport> {
  await readOwn(deps, asker, id);
  if (!(await asked(deps.edits.setRemixes(id, asker.userId, rule)))) throw fail('edit_unknown');
  return readEditRule(deps, asker, id);
}

async function readOwn(
  { edits }: EditRuleDeps,
  { userId, serverId }: Asker,
  id: string,
): Promise<Edit> {
  const edit = await asked(edits.read(id));
  if (edit?.requesterId === userId) return edit;
  // Of another server's edit nobody learns more than that it is not theirs to know.
  throw fail(edit?.serverId === serverId ? 'not_yours' : 'edit_unknown');
}
