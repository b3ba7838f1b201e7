import type { Redis } from 'ioredis';

import { checkChain } from './audit-note.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';

const copied = loadScript('audit-copied', 'base');

/** How far each chain was copied elsewhere, and who looks after that. Rejects when the store does not answer. */
export function createAuditCopies({ redis }: { redis: Redis }) {
  return {
    async due(): Promise<{ chain: string; afterSeq: number; lastSeq: number }[]> {
      const news = await redis.zrange(keys.auditNews, '0', '-1', 'WITHSCORES');
      const chains = news.filter((_, at) => at % 2 === 0);
      if (chains.length === 0) return [];
      const seqs = await redis.hmget(keys.auditCopied, ...chains);
      return chains.map((chain, at) => {
        return { chain, afterSeq: Number(seqs[at] ?? 0), lastSeq: Number(news[at * 2 + 1] ?? 0) };
      });
    },

    async copied(chain: string, seq: number): Promise<void> {
      await copied(redis, [keys.auditNews], [checkChain(chain), seq]);
    },

    async claim(task: 'copy' | 'prune', everyMs: number): Promise<boolean> {
      return (await redis.set(keys.auditClaim(task), '1', 'PX', everyMs, 'NX')) === 'OK';
    },
  };
}
