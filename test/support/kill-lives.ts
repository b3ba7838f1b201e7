import type { Life, Victim } from './kill-chain.ts';

/** Nothing in the way. */
const smooth: Life = { name: 'smooth' };

/** Refused in words: the intake's own end. */
const refused: Life = { name: 'refused', prompt: 'and @Image3 behind it' };

/** Discord takes the acknowledgement and does not say which message it became. */
const terse: Life = {
  name: 'terse',
  prepare({ stage }) {
    stage.discord.faults.add('POST /interactions/:id/:token/callback', {
      fault: { kind: 'answer-after', status: 204 },
    });
  },
};

/** The provider is full at first; then the token dies and the message is deleted, so the clip has to be posted anew. */
const rough: Life = {
  name: 'rough',
  prepare({ stage }) {
    stage.segmind.faults.add('POST /v2/kling-o1-video-to-video-edit', {
      fault: { kind: 'answer', status: 503, body: { error: 'busy' } },
    });
  },
  midway({ stage: { discord } }, typed) {
    discord.clock.advance(16 * 60_000);
    if (typed.message) discord.world.deleteMessage(typed.message);
  },
};

/** The lives in which each victim is killed, the plainest first. */
export const LIVES: Readonly<Record<Victim, readonly Life[]>> = {
  bot: [smooth, refused, terse],
  worker: [smooth, rough],
  both: [smooth],
  redis: [smooth, rough],
};

/** What no life here comes by, and where it is tested instead. */
export const ELSEWHERE = new Map([
  ['messages.openDirect', 'integration/ways-down: channel gone'],
  ['messages.ping', 'unit/edits/ping: a person who waited long'],
  ['people.wantsPings', 'unit/edits/ping: a person who waited long'],
  ['people.setPings', 'unit/commands/kling: privacy'],
  ['people.rules', 'unit/edits/consent: whose work is in a clip'],
  ['people.setRules', 'unit/commands/kling: privacy'],
  ['members.roles', 'unit/edits/consent: a role that is protected'],
  ['edits.consentAsked', 'integration/consent'],
  ['edits.consent', 'integration/redis/consents'],
  ['edits.setRemixes', 'integration/redis/consents'],
  ['edits.parentIn', 'integration/redis/consents'],
  ['edits.overdrawn', 'integration/redis/telling: an older card over an ending'],
  ['intakes.letGo', 'unit/edits/acknowledge: of two processes with one interaction'],
  ['line.rejoin', 'integration/redis/turns: an edit that waits and stands in no line'],
  ['line.busy', 'unit/edits/pause: a pause that nobody is held by'],
  ['servers.setLimits', 'integration/limits: set by managers'],
  ['pauses.begin', 'integration/pauses'],
  ['pauses.end', 'integration/pauses'],
  ['pauses.claimProbe', 'integration/pauses'],
  ['provider.account', 'integration/pauses'],
  ['notices.done', 'integration/pauses: operators hear of it'],
  ['edits.asking', 'unit/edits/ask: the card for the moderators'],
  ['edits.asked', 'unit/edits/ask: the card for the moderators'],
  ['edits.approve', 'integration/redis/approval'],
  ['edits.goOn', 'integration/redis/before-line'],
  ['offers.possible', 'integration/cut-clips'],
  ['offers.keep', 'integration/cut-clips'],
  ['offers.read', 'integration/cut-clips'],
  ['offers.take', 'integration/cut-clips: of two presses at once'],
  ['results.prepare', 'integration/cut-clips: a worker that is killed while it makes a clip'],
  ['edits.appeal', 'integration/redis/appeal'],
  ['edits.declineAppeal', 'integration/redis/appeal'],
  ['edits.acceptAppealed', 'integration/redis/appeal'],
  ['servers.gate', 'integration/approval: asked in the moderators’ channel'],
  ['servers.block', 'unit/edits/decide: rejects and blocks'],
  ['servers.setBlock', 'unit/edits/decide: rejects and blocks'],
  ['screen.look', 'integration/screened-clips'],
  ['results.sample', 'integration/screened-clips'],
  ['messages.refetch', 'integration/remix: from the message'],
  ['drafts.keep', 'integration/remix-message'],
  ['drafts.read', 'integration/remix-message'],
  ['messages.remove', 'unit/edits/take-off: a message that cannot be edited'],
  ['takeDowns.take', 'integration/take-down'],
  ['takeDowns.hiddenUrl', 'integration/take-down'],
  ['takeDowns.takenOff', 'integration/take-down: killed between the flag and the removal'],
  ['reports.add', 'integration/take-down'],
  ['reports.read', 'integration/take-down'],
  ['reports.dismiss', 'integration/take-down: two moderators at once'],
  ['reports.claim', 'unit/edits/report: the card of two processes'],
  ['reports.shown', 'unit/edits/report: what came in between'],
  ['servers.changeGate', 'integration/settings: set up by menus'],
  ['servers.changeWords', 'integration/settings: words'],
  ['servers.blocks', 'integration/settings: a person who is blocked'],
  ['personal.inServer', 'integration/privacy'],
  ['personal.export', 'integration/privacy'],
  ['personal.erase', 'integration/privacy'],
  ['audit.forgetPerson', 'integration/privacy'],
  ['audit.note', 'integration/privacy'],
  ['serverCare.seen', 'unit/edits/purge-servers'],
  ['serverCare.purge', 'unit/edits/purge-servers'],
  ['presence.isIn', 'unit/edits/purge-servers'],
  ['audit.purge', 'unit/edits/purge-servers'],
  ['ledger.ofServer', 'integration/settings: the audit log'],
  ['audit.read', 'integration/settings: the audit log'],
  ['audit.readAfter', 'integration/settings: the audit channel'],
  ['audit.verify', 'integration/settings: the audit log'],
  ['audit.export', 'integration/settings: the audit log'],
  ['auditCopies.copied', 'integration/settings: the audit channel'],
  ['lineage.tree', 'integration/lineage'],
  ['thumbnails.put', 'integration/lineage'],
  ['thumbnails.get', 'integration/lineage'],
  ['access.mayView', 'integration/lineage'],
  ['pictures.lineage', 'integration/lineage'],
  ['edits.drop', 'integration/limits: drops the result'],
  ['edits.ofPerson', 'integration/limits: the job list'],
  ['edits.saysAnew', 'unit/edits/limits: the cards of those that wait'],
  ['history.list', 'integration/history'],
  [
    'messages.openThread',
    'integration/threads: killed between the thread and what is written down',
  ],
  ['outbox.again', 'unit/edits/tend: a job that is in no queue'],
]);
