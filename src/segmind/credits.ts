import { z } from 'zod';

import { chunksOf, parseJson, readText } from './read-body.ts';
import { figure } from './record.ts';
import type { Credits, Limits } from './types.ts';
import { WireFailure } from './wire-failure.ts';
import type { Wire } from './wire.ts';

/** `{"credits": 12.34}`, likely US dollars. */
const balance = z.looseObject({ credits: figure.refine(Number.isFinite) });

/** Asks for the account's balance, which also shows whether the key is good. Never rejects for Segmind's sake. */
export async function readCredits(
  wire: Wire,
  limits: Limits,
  signal: AbortSignal,
): Promise<Credits> {
  const call = { path: 'v1/get-user-credits', limitMs: limits.readMs, signal };
  try {
    return await wire.get(call, async (answer): Promise<Credits> => {
      const { status } = answer;
      if (status === 401 || status === 403) return { kind: 'refused', status };
      if (status !== 200) return { kind: 'unclear', status };
      const text = await readText(chunksOf(answer, limits.jsonBytes), limits.jsonBytes);
      const { data } = balance.safeParse(parseJson(text));
      return data === undefined ? { kind: 'unclear', status } : { kind: 'ok', usd: data.credits };
    });
  } catch (error) {
    if (error instanceof WireFailure) return { kind: 'unreachable' };
    throw error;
  }
}
