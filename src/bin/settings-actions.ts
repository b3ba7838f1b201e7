import type { SettingsActions } from '../discord/settings-actions.ts';
import { blockPerson } from '../edits/block-person.ts';
import { changeGate } from '../edits/change-gate.ts';
import { changeWords } from '../edits/change-words.ts';
import { exportAudit } from '../edits/export-audit.ts';
import { exportSettings } from '../edits/export-settings.ts';
import { listBlocks } from '../edits/list-blocks.ts';
import { pauseEdits, resumeEdits } from '../edits/pause-edits.ts';
import { readAudit, verifyAudit } from '../edits/read-audit.ts';
import { readServerUsage } from '../edits/server-usage.ts';
import { unblockPerson } from '../edits/unblock-person.ts';
import type { verbDeps } from './verb-deps.ts';

/** The verbs of those who set how a server uses the bot. */
export function settingsActions(deps: ReturnType<typeof verbDeps>): SettingsActions {
  return {
    changeGate: async (asker, change) => changeGate(deps, asker, change),
    changeWords: async (asker, change) => changeWords(deps, asker, change),
    readServerUsage: async (asker) => readServerUsage(deps, asker),
    readAudit: async (asker, ofBot) => readAudit(deps, asker, ofBot),
    verifyAudit: async (asker, ofBot) => verifyAudit(deps, asker, ofBot),
    exportAudit: async (asker, ofBot, most) => exportAudit(deps, asker, ofBot, most),
    exportSettings: async (asker, most) => exportSettings(deps, asker, most),
    listBlocks: async (asker) => listBlocks(deps, asker),
    blockPerson: async (asker, request) => blockPerson(deps, asker, request),
    unblockPerson: async (asker, userId) => unblockPerson(deps, asker, userId),
    pauseEdits: async (asker, scope) => pauseEdits(deps, asker, scope),
    resumeEdits: async (asker, everywhere) => resumeEdits(deps, asker, everywhere),
  };
}
