import type { Asker } from '../core/edit.ts';
import { failure } from '../core/errors.ts';
import { askGate, type Block, type GateAnswer, type GateSettings } from '../core/gate.ts';

export interface GateOptions {
  /** Ids of the servers the bot works in; null for any. */
  allowedServers: ReadonlySet<string> | null;
  /** What holds in a server that has set nothing. */
  defaultGate: 'open' | 'closed';
  /** What servers have set. */
  servers: {
    gate(serverId: string): Promise<GateSettings>;
    block(serverId: string, userId: string): Promise<Block | null>;
  };
  now: () => number;
}

/** The gate: the operator's settings, then the server's. Whoever is not let in by a rule is not let in. */
export function createGate({ allowedServers, defaultGate, servers, now }: GateOptions) {
  return {
    async ask(asker: Asker): Promise<GateAnswer> {
      const { serverId, userId } = asker;
      if (allowedServers !== null && !allowedServers.has(serverId)) {
        return { kind: 'refused', failure: failure('server_not_allowed') };
      }
      const [gate, block] = await Promise.all([
        servers.gate(serverId),
        servers.block(serverId, userId),
      ]);
      return askGate(gate, defaultGate, asker, block, now());
    },
  };
}
