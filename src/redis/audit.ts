import type { Redis } from 'ioredis';

import type { AuditLine, AuditNote, AuditVerdict } from '../core/audit.ts';
import { forgetPerson, pruneAll, type Pruned, purgeChain } from './audit-keep.ts';
import { checkChain, writeNote } from './audit-note.ts';
import { exportChain, readAfter, readBefore } from './audit-read.ts';
import { sealAll, sealChain } from './audit-seal.ts';
import { verifyChain } from './audit-verify.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const note = loadScript('audit-note', 'base', 'audit');

export interface AuditOptions {
  redis: Redis;
  /** The store's clock for tests, in ms; by default Redis's TIME. */
  now?: () => number;
}

/**
 * The audit log: a chain of entries for each server and one for the bot, each entry with the hash of the one before it. What
 * decides notes it in its own script (`lua/lib/audit.lua`); here it is sealed into its chain, read, checked and forgotten. Rejects
 * when the store does not answer, and for a chain that is none.
 */
export function createAudit({ redis, now }: AuditOptions) {
  const sealed = async (chain: string): Promise<string> => {
    await sealChain(redis, checkChain(chain));
    return chain;
  };
  return {
    async note(decided: AuditNote): Promise<void> {
      const args = [now ? String(now()) : '', writeNote(decided)];
      await note(redis, [keys.auditPendingOf(decided.chain)], args);
    },

    async seal(): Promise<number> {
      return sealAll(redis);
    },

    async read(chain: string, beforeSeq: number | null, most: number): Promise<AuditLine[]> {
      return readBefore(redis, await sealed(chain), beforeSeq, most);
    },

    async readAfter(chain: string, afterSeq: number, most: number): Promise<AuditLine[]> {
      return readAfter(redis, await sealed(chain), afterSeq, most);
    },

    async verify(chain: string): Promise<AuditVerdict> {
      return verifyChain(redis, await sealed(chain));
    },

    async export(chain: string): Promise<AsyncIterable<string>> {
      return exportChain(redis, await sealed(chain));
    },

    async forgetPerson(userId: string): Promise<number> {
      return forgetPerson(redis, userId);
    },

    async prune(beforeMs: number): Promise<Pruned> {
      return pruneAll(redis, beforeMs);
    },

    async purge(chain: string): Promise<void> {
      await purgeChain(redis, checkChain(chain));
    },
  };
}
