import type { Actions } from '../discord/command.ts';
import { askMessageRemix, askRemix } from '../edits/ask-remix.ts';
import { answerConsent } from '../edits/answer-consent.ts';
import { cancelEdit, dropResult } from '../edits/cancel.ts';
import { changeLimits } from '../edits/change-limits.ts';
import { blockReported, dismissReport } from '../edits/decide-report.ts';
import { readEditRule, setEditRule } from '../edits/edit-rule.ts';
import { readHistory } from '../edits/history.ts';
import { listJobs } from '../edits/list-jobs.ts';
import { erasePerson, exportPerson, readPrivacy, setPings, setRules } from '../edits/privacy.ts';
import { drawLineage, readLineage } from '../edits/read-lineage.ts';
import { readHelp } from '../edits/read-help.ts';
import { readUsage } from '../edits/read-usage.ts';
import { reportClip } from '../edits/report-clip.ts';
import { requestEdit } from '../edits/request.ts';
import { runAgain } from '../edits/run-again.ts';
import { askDelete, deleteClip, takeDownClip } from '../edits/take-down.ts';
import { useOffer } from '../edits/use-offer.ts';
import { decidingActions } from './deciding-actions.ts';
import { settingsActions } from './settings-actions.ts';
import type { verbDeps } from './verb-deps.ts';

/** The verbs, as commands and buttons set them going. */
export function actionsOf(deps: ReturnType<typeof verbDeps>): Actions {
  return {
    ...decidingActions(deps),
    requestEdit: async (request) => requestEdit(deps, request),
    runAgain: async (request) => runAgain(deps, request),
    askRemix: async (asker, kind, id) => askRemix(deps, asker, kind, id),
    askMessageRemix: async (asker, reply, message) => askMessageRemix(deps, asker, reply, message),
    useOffer: async (press) => useOffer(deps, press),
    readUsage: async (asker) => readUsage(deps, asker),
    readHelp: async (asker) => readHelp(deps, asker),
    readPrivacy: async (asker) => readPrivacy(deps, asker),
    setPings: async (asker, wanted) => setPings(deps, asker, wanted),
    setRules: async (asker, change) => setRules(deps, asker, change),
    readEditRule: async (asker, id) => readEditRule(deps, asker, id),
    setEditRule: async (asker, id, rule) => setEditRule(deps, asker, id, rule),
    answerConsent: async (asker, id, allows) => answerConsent(deps, asker, id, allows),
    exportPerson: async (asker) => exportPerson(deps, asker),
    erasePerson: async (asker) => erasePerson(deps, asker),
    listJobs: async (asker) => listJobs(deps, asker),
    readLineage: async (asker, id) => readLineage(deps, asker, id),
    drawLineage: async (picture) => drawLineage(deps, picture),
    readHistory: async (asker, filter, from) => readHistory(deps, asker, filter, from),
    cancelEdit: async (asker, id) => cancelEdit(deps, asker, id),
    dropResult: async (asker, id) => dropResult(deps, asker, id),
    changeLimits: async (asker, change) => changeLimits(deps, asker, change),
    askDelete: async (asker, id) => askDelete(deps, asker, id),
    deleteClip: async (asker, id) => deleteClip(deps, asker, id),
    takeDownClip: async (asker, request) => takeDownClip(deps, asker, request),
    reportClip: async (asker, id, reason) => reportClip(deps, asker, id, reason),
    dismissReport: async (asker, id, round) => dismissReport(deps, asker, id, round),
    blockReported: async (asker, request) => blockReported(deps, asker, request),
    ...settingsActions(deps),
  };
}
