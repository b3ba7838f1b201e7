import type { Actions } from '../../../src/discord/command.ts';

/** Actions of which only the given ones may be set going. */
export function fakeActions(given: Partial<Actions> = {}): Actions {
  const unasked = (name: string) => async (): Promise<never> => {
    throw new Error(`Nobody asked for ${name}.`);
  };
  return {
    requestEdit: unasked('requestEdit'),
    runAgain: unasked('runAgain'),
    useOffer: unasked('useOffer'),
    readUsage: unasked('readUsage'),
    readPrivacy: unasked('readPrivacy'),
    setPings: unasked('setPings'),
    exportPerson: unasked('exportPerson'),
    erasePerson: unasked('erasePerson'),
    listJobs: unasked('listJobs'),
    cancelEdit: unasked('cancelEdit'),
    dropResult: unasked('dropResult'),
    changeLimits: unasked('changeLimits'),
    changeGate: unasked('changeGate'),
    changeWords: unasked('changeWords'),
    readServerUsage: unasked('readServerUsage'),
    readAudit: unasked('readAudit'),
    verifyAudit: unasked('verifyAudit'),
    exportAudit: unasked('exportAudit'),
    exportSettings: unasked('exportSettings'),
    listBlocks: unasked('listBlocks'),
    blockPerson: unasked('blockPerson'),
    unblockPerson: unasked('unblockPerson'),
    pauseEdits: unasked('pauseEdits'),
    resumeEdits: unasked('resumeEdits'),
    mayDecide: unasked('mayDecide'),
    approveEdit: unasked('approveEdit'),
    rejectEdit: unasked('rejectEdit'),
    rejectAndBlock: unasked('rejectAndBlock'),
    publishEdit: unasked('publishEdit'),
    acceptAppeal: unasked('acceptAppeal'),
    declineAppeal: unasked('declineAppeal'),
    appealEdit: unasked('appealEdit'),
    askDelete: unasked('askDelete'),
    deleteClip: unasked('deleteClip'),
    takeDownClip: unasked('takeDownClip'),
    reportClip: unasked('reportClip'),
    dismissReport: unasked('dismissReport'),
    blockReported: unasked('blockReported'),
    ...given,
  };
}
