import type { Actions } from '../discord/command.ts';
import { appealEdit } from '../edits/appeal.ts';
import { approveEdit } from '../edits/approve.ts';
import { acceptAppeal, declineAppeal } from '../edits/decide-appeal.ts';
import { readForModerator } from '../edits/decide.ts';
import { publishEdit } from '../edits/publish.ts';
import { rejectAndBlock, rejectEdit } from '../edits/reject.ts';
import type { verbDeps } from './verb-deps.ts';

type Deciding =
  | 'mayDecide'
  | 'approveEdit'
  | 'rejectEdit'
  | 'rejectAndBlock'
  | 'publishEdit'
  | 'acceptAppeal'
  | 'declineAppeal'
  | 'appealEdit';

/** What moderators decide, and what is said against it. */
export function decidingActions(deps: ReturnType<typeof verbDeps>): Pick<Actions, Deciding> {
  return {
    async mayDecide(asker, id) {
      await readForModerator(deps, asker, id);
    },
    approveEdit: async (asker, id) => approveEdit(deps, asker, id),
    rejectEdit: async (asker, id, reason) => rejectEdit(deps, asker, id, reason),
    rejectAndBlock: async (asker, id, how) => rejectAndBlock(deps, asker, id, how),
    publishEdit: async (asker, id) => publishEdit(deps, asker, id),
    acceptAppeal: async (asker, id) => acceptAppeal(deps, asker, id),
    declineAppeal: async (asker, id) => declineAppeal(deps, asker, id),
    appealEdit: async (asker, id, text, from) => appealEdit(deps, asker, id, text, from),
  };
}
