import { z } from 'zod';

import type { Decision } from '../core/audit.ts';
import type { ShownMessage } from '../core/edit.ts';
import type { ClipReport, ReportDecision, Reported } from '../core/reported.ts';
import { writeNote } from './audit-note.ts';
import { keys } from './keys.ts';
import { loadScript } from './script.ts';
import type { TakeDownsOptions } from './take-downs.ts';

const add = loadScript('report', 'base', 'audit');
const dismiss = loadScript('dismiss-report', 'base', 'audit');
const shown = loadScript('shown-report', 'base');

const added = z.enum(['added', 'repeated', 'taken_down']);
const report = z.object({ atMs: z.number(), reason: z.string() });
const decision: z.ZodType<ReportDecision> = z.object({
  kind: z.enum(['dismissed', 'taken_down', 'deleted']),
  by: z.string(),
  atMs: z.number(),
  reason: z.string(),
});
const place: z.ZodType<ShownMessage> = z.object({ channelId: z.string(), messageId: z.string() });

/** What was reported of clips: a hash for each edit (`lua/report.lua`). Rejects when the store does not answer. */
export function createReports({ redis, retentionMs, now }: TakeDownsOptions) {
  const nowArgument = (): string => (now ? String(now()) : '');
  return {
    async add(
      id: string,
      { by, reason }: Omit<ClipReport, 'atMs'>,
      noted: Decision,
    ): Promise<z.infer<typeof added>> {
      return added.parse(
        await add(
          redis,
          [keys.reports(id), keys.edit(id), keys.reportedBy(by)],
          [nowArgument(), id, by, reason, writeNote(noted), retentionMs],
        ),
      );
    },

    async read(id: string): Promise<Reported | null> {
      return readReported(await redis.hgetall(keys.reports(id)));
    },

    async dismiss(id: string, round: number, by: string, noted: Decision): Promise<boolean> {
      const args = [nowArgument(), id, round, by, writeNote(noted)];
      return (await dismiss(redis, [keys.reports(id)], args)) === 1;
    },

    async due(): Promise<string[]> {
      return redis.smembers(keys.reportsDue);
    },

    async claim(id: string, forMs: number): Promise<boolean> {
      return (await redis.set(keys.reportsShowing(id), '1', 'PX', forMs, 'NX')) === 'OK';
    },

    async shown(
      id: string,
      { round, rev }: Pick<Reported, 'round' | 'rev'>,
      card: ShownMessage | null,
    ): Promise<boolean> {
      const stored = card === null ? '' : JSON.stringify(place.parse(card));
      const said = await shown(
        redis,
        [keys.reports(id), keys.reportsDue],
        [id, round, stored, rev],
      );
      await redis.del(keys.reportsShowing(id));
      return said === 1;
    },
  };
}

/** Null for no reports. What cannot be read of them is left out: nothing of it decides anything. */
function readReported(fields: Readonly<Record<string, string>>): Reported | null {
  const round = Number(fields['round'] ?? 0);
  if (!(round > 0)) return null;
  const reports = Object.entries(fields).flatMap(([name, text]) => {
    const read = name.startsWith('by:') ? readJson(text, report) : null;
    return read === null ? [] : [{ by: name.slice('by:'.length), ...read }];
  });
  return {
    round,
    reports: reports.toSorted((a, b) => a.atMs - b.atMs),
    decision: readJson(fields[`decision:${round}`], decision),
    card: readJson(fields[`card:${round}`], place),
    rev: Number(fields['rev'] ?? 0),
  };
}

function readJson<T>(text: string | undefined, as: z.ZodType<T>): T | null {
  if (text === undefined) return null;
  try {
    return as.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
