import { BOT_CHAIN } from '../core/audit.ts';
import { failureOf } from '../core/errors.ts';
import type { Ambient, Ports } from './ports.ts';

export type MirrorDeps = Pick<Ports, 'audit' | 'auditCopies' | 'servers' | 'messages'> & {
  ambient: Ambient;
  /** Entries are kept for so long, in ms. */
  retentionMs: number;
};

/** Entries in one message. */
const BATCH = 10;
const POST_WITHIN_MS = 15_000;
const DAY_MS = 86_400_000;

/** Puts what was noted into its chains: until then it could be changed unseen. */
export async function sealAudit({ audit }: Pick<MirrorDeps, 'audit'>): Promise<void> {
  await audit.seal();
}

/**
 * Copies new entries to the audit channels of their servers, one message for each server and call; of a server without one they
 * count as copied, so that a channel that is named later begins with that. Where this ends in between, the last message may come
 * a second time.
 *
 * @param everyMs - whoever called it within this time looks after it alone.
 */
export async function mirrorAudit(deps: MirrorDeps, everyMs: number): Promise<void> {
  if (!(await deps.auditCopies.claim('copy', everyMs))) return;
  for (const news of await deps.auditCopies.due()) {
    try {
      await copyNews(deps, news);
    } catch (error) {
      // The others' news are no worse for it.
      const { chain } = news;
      deps.ambient.log.warn({ chain, code: failureOf(error).code }, 'audit entries not copied');
    }
  }
}

async function copyNews(
  deps: MirrorDeps,
  { chain, afterSeq, lastSeq }: { chain: string; afterSeq: number; lastSeq: number },
): Promise<void> {
  const news = await deps.audit.readAfter(chain, afterSeq, BATCH);
  const last = news.at(-1);
  // They were dropped for their age.
  if (!last) return deps.auditCopies.copied(chain, lastSeq);
  const place = await placeOf(deps, chain);
  if (place !== null) {
    const { channelId, locale } = place;
    const where = {
      channelId,
      mark: `audit ${chain} ${last.seq}`,
      form: 'card',
      pings: null,
    } as const;
    try {
      const signal = AbortSignal.timeout(POST_WITHIN_MS);
      await deps.messages.post(where, { kind: 'audit_news', lines: news, locale }, [], signal);
    } catch (error) {
      const { code } = failureOf(error);
      if (code === 'discord_unavailable') throw error;
      // Asking a channel that is closed again and again would get the bot banned; the entries stay in the log.
      deps.ambient.log.warn({ chain, seq: last.seq, code }, 'the audit channel takes no entries');
    }
  }
  await deps.auditCopies.copied(chain, last.seq);
}

/** The audit channel, and the language that is spoken there; null for none. */
async function placeOf(
  { servers }: MirrorDeps,
  chain: string,
): Promise<{ channelId: string; locale: string } | null> {
  if (chain === BOT_CHAIN) return null;
  const { auditChannelId: channelId, locale } = await servers.gate(chain);
  return channelId === null ? null : { channelId, locale };
}

/** Drops entries that are older than they are kept, once a day. */
export async function pruneAudit(deps: MirrorDeps): Promise<void> {
  if (!(await deps.auditCopies.claim('prune', DAY_MS))) return;
  const { dropped, broken } = await deps.audit.prune(deps.ambient.now() - deps.retentionMs);
  if (dropped > 0) deps.ambient.log.info({ dropped }, 'old audit entries dropped');
  if (broken.length > 0) deps.ambient.log.error({ broken }, 'audit logs not whole');
}
