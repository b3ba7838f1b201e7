/** One hash tag for all keys: every script may touch any of them, on a cluster too. `queue/contract.ts` gives BullMQ the same. */
const KEY_PREFIX = '{kling}';

const key = (...parts: string[]): string => [KEY_PREFIX, ...parts].join(':');

export const keys = {
  edit: (id: string) => key('edit', id),
  editsOf: (serverId: string, userId: string) => key('edits-of', serverId, userId),
  interaction: (interactionId: string) => key('interaction', interactionId),
  token: (id: string) => key('token', id),
  intake: (interactionId: string) => key('intake', interactionId),
  intakes: key('intakes'),
  active: key('active'),
  outbox: (queue: string) => key('outbox', queue),
  alive: (owner: string) => key('alive', owner),
  submits: key('submits'),
  timings: key('timings'),
  /** Most of the ledger's keys are named in `lua/lib/ledger.lua` alone. */
  ledgerHeld: key('ledger', 'held'),
  ledgerLines: key('ledger', 'lines'),
  turns: key('turns', 'servers'),
  turnsRunning: key('turns', 'running'),
  trial: (owner: string) => key('trial', owner),
  refresh: key('refresh'),
  pause: key('pause'),
  pauseProbe: key('pause', 'probe'),
  notices: key('notices'),
  server: (serverId: string) => key('server', serverId),
  person: (userId: string) => key('person', userId),
  commands: (scope: string) => key('commands', scope),
} as const;
