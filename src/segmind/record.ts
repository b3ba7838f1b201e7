import { z } from 'zod';

import { toMicros } from '../core/money.ts';

/** A figure that may come as text. */
export const figure = z.union([z.number(), z.string().trim().min(1).pipe(z.coerce.number())]);

const recordShape = z.looseObject({
  status: z
    .string()
    .transform((status) => status.trim().toUpperCase())
    .nullish()
    .catch(null),
  request_id: z.string().nullish().catch(null),
  metrics: z
    .looseObject({ cost: figure.nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** What every JSON answer about a job may hold, whatever else is in it. */
export interface JobRecord {
  /** Upper case; null when it does not say. */
  status: string | null;
  requestId: string | null;
  /** Millionths of a dollar. */
  costMicros: number | null;
}

/** Reads the record in a JSON answer; all null when it is none. */
export function recordOf(json: unknown): JobRecord {
  const { data } = recordShape.safeParse(json);
  const id = data?.request_id ?? null;
  return {
    status: data?.status ?? null,
    // It goes into a path of ours: nothing that could lead elsewhere.
    requestId: id !== null && /^(?!\.+$)[\w.:-]{1,200}$/.test(id) ? id : null,
    costMicros: microsOf(data?.metrics?.cost),
  };
}

/** Dollars, as a header or a metric gives them. Null for what cannot be a cost. */
export function microsOf(usd: unknown): number | null {
  // As in the answer to nearly every poll: to have a schema refuse it would take longer than all else that is read.
  if (usd === undefined || usd === null) return null;
  const { data } = figure.safeParse(usd);
  if (data === undefined || !Number.isFinite(data) || data < 0) return null;
  const micros = toMicros(data);
  return Number.isSafeInteger(micros) ? micros : null;
}
