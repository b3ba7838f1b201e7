import type { SettingsActions } from '../discord/settings-actions.ts';
import { blockPerson } from '../edits/block-person.ts';
import { changeGate } from '../edits/change-gate.ts';
import { changeWords } from '../edits/change-words.ts';
import { listBlocks } from '../edits/list-blocks.ts';
import { pauseEdits, resumeEdits } from '../edits/pause-edits.ts';
import { unblockPerson } from '../edits/unblock-person.ts';
import type { verbDeps } from './verb-deps.ts';

/** The verbs of those who set how a server uses the bot. */
export function settingsActions(deps: ReturnType<typeof verbDeps>): SettingsActions {
  return {
    changeGate: async (asker, change) => changeGate(deps, asker, change),
    changeWords: async (asker, change) => changeWords(deps, asker, change),
    listBlocks: async (asker) => listBlocks(deps, asker),
    blockPerson: async (asker, request) => blockPerson(deps, asker, request),
    unblockPerson: async (asker, userId) => unblockPerson(deps, asker, userId),
    pauseEdits: async (asker, scope) => pauseEdits(deps, asker, scope),
    resumeEdits: async (asker, everywhere) => resumeEdits(deps, asker, everywhere),
  };
}
