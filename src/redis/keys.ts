/** One hash tag for all keys: every script may touch any of them, on a cluster too. `queue/contract.ts` gives BullMQ the same. */
const KEY_PREFIX = '{kling}';

const key = (...parts: string[]): string => [KEY_PREFIX, ...parts].join(':');

export const keys = {
  edit: (id: string) => key('edit', id),
  editsOf: (serverId: string, userId: string) => key('edits-of', serverId, userId),
  /** A hash: the edits made from one, each with the edit that its clip comes from. */
  tree: (rootId: string) => key('tree', rootId),
  /** A server's results, by when they were delivered. */
  history: (serverId: string) => key('history', serverId),
  /** A small picture of a result: the bytes of a JPEG. */
  thumbnail: (id: string) => key('thumb', id),
  interaction: (interactionId: string) => key('interaction', interactionId),
  token: (id: string) => key('token', id),
  intake: (interactionId: string) => key('intake', interactionId),
  intakes: key('intakes'),
  draft: (id: string) => key('draft', id),
  active: key('active'),
  outbox: (queue: string) => key('outbox', queue),
  alive: (owner: string) => key('alive', owner),
  /** A request that waits for its person to say what is to be done with the clip. */
  offer: (id: string) => key('offer', id),
  /** There while a worker lives that can cut and convert clips. */
  preparing: key('preparing'),
  submits: key('submits'),
  timings: key('timings'),
  /** Most of the ledger's keys are named in `lua/lib/ledger.lua` alone. */
  ledgerHeld: key('ledger', 'held'),
  ledgerLines: key('ledger', 'lines'),
  ledgerServer: (serverId: string, day: string) => key('ledger', 'server', serverId, day),
  reservation: (id: string) => key('reservation', id),
  turns: key('turns', 'servers'),
  turnsCounts: key('turns', 'counts'),
  turnsRunning: key('turns', 'running'),
  trial: (owner: string) => key('trial', owner),
  refresh: key('refresh'),
  /** While a restored backup is made ready: `restore.ts`. */
  restoring: key('restoring'),
  pause: key('pause'),
  pauseProbe: key('pause', 'probe'),
  notices: key('notices'),
  server: (serverId: string) => key('server', serverId),
  /** A hash: who is blocked there. */
  blocks: (serverId: string) => key('blocks', serverId),
  /** A hash: what was reported of an edit, and what was decided. Named in `lua/report.lua`. */
  reports: (editId: string) => key('reports', editId),
  /** Edits whose card in the moderators' channel does not say all yet. */
  reportsDue: key('reports-due'),
  reportsShowing: (editId: string) => key('reports-showing', editId),
  /** Edits that somebody reported, by when. */
  reportedBy: (userId: string) => key('reported-by', userId),
  /** Servers in which somebody has asked for edits, and all in which anybody has. */
  serversOf: (userId: string) => key('servers-of', userId),
  servers: key('servers'),
  /** When each was last looked at, and since when the bot is not in those that removed it. */
  serversLooked: key('servers-looked'),
  serversRemoved: key('servers-removed'),
  /** Of the figures of a person's limits, followed by the day: `lua/lib/ledger.lua`. */
  ledgerPerson: (serverId: string, userId: string) => key('ledger', 'person', serverId, userId),
  person: (userId: string) => key('person', userId),
  commands: (scope: string) => key('commands', scope),
  /** A chain is a server's id or 'bot'. All its keys are named in `lua/lib/audit.lua`. */
  auditPending: key('audit', 'pending'),
  auditPendingOf: (chain: string) => key('audit', 'pending', chain),
  auditEntries: (chain: string) => key('audit', 'entries', chain),
  auditDetails: (chain: string) => key('audit', 'details', chain),
  auditKeys: (chain: string) => key('audit', 'keys', chain),
  auditPeople: (chain: string) => key('audit', 'people', chain),
  auditNews: key('audit', 'news'),
  auditCopied: key('audit', 'copied'),
  auditClaim: (task: string) => key('audit', 'claim', task),
  auditChains: key('audit', 'chains'),
  auditChainsOf: (userId: string) => key('audit', 'chains-of', userId),
} as const;
