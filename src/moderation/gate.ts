import type { Asker } from '../core/edit.ts';
import { failure, type Failure } from '../core/errors.ts';

/** Discord's permission bits: ADMINISTRATOR and MANAGE_GUILD. */
const ADMINISTRATOR = 1n << 3n;
const MANAGE_SERVER = 1n << 5n;

export interface GateSettings {
  /** Ids of the servers the bot works in; null for any. */
  allowedServers: ReadonlySet<string> | null;
  defaultGate: 'open' | 'closed';
}

/** Whether these permission bits (a decimal string) make somebody a manager of the server. */
function managesServer(permissions: string): boolean {
  const bits = /^\d+$/.test(permissions) ? BigInt(permissions) : 0n;
  return (bits & (ADMINISTRATOR | MANAGE_SERVER)) !== 0n;
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
