import type { Asker } from '../core/edit.ts';
import { failure, type Failure } from '../core/errors.ts';
import { managesServer } from '../core/rights.ts';

export interface GateSettings {
  /** Ids of the servers the bot works in; null for any. */
  allowedServers: ReadonlySet<string> | null;
  defaultGate: 'open' | 'closed';
}

/** The gate as the operator's settings have it. Whoever is not let in by a rule is not let in. */
export function createGate({ allowedServers, defaultGate }: GateSettings) {
  return {
    async refusal(asker: Asker): Promise<Failure | null> {
      if (allowedServers !== null && !allowedServers.has(asker.serverId)) {
        return failure('server_not_allowed');
      }
      if (defaultGate === 'open' || managesServer(asker.permissions)) return null;
      return failure('gate_closed', { canSetUp: false });
    },
  };
}
