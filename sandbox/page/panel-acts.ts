import { z } from 'zod';

import { ClientRefusal } from '../discord/client/refused.ts';
import type { Page } from './page.ts';
import type { PanelAct } from './wire.ts';

const DAY_MS = 86_400_000;
const FURTHEST_MS = 60 * DAY_MS;
const SLOWEST_MS = 3_600_000;
const MOST_USD = 100_000;

const Act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('advance'), ms: z.number().positive().max(FURTHEST_MS) }),
  z.object({ act: z.literal('speed'), ms: z.number().min(0).max(SLOWEST_MS) }),
  z.object({ act: z.literal('credits'), usd: z.number().min(0).max(MOST_USD) }),
  z.object({ act: z.literal('hold'), on: z.boolean() }),
  z.object({
    act: z.literal('fault'),
    of: z.enum(['segmind', 'discord']),
    id: z.string(),
    on: z.boolean(),
  }),
  z.object({
    act: z.literal('process'),
    role: z.enum(['bot', 'worker']),
    how: z.enum(['start', 'stop', 'kill']),
  }),
]) satisfies z.ZodType<PanelAct>;

/** Does something to the sandbox. @throws ClientRefusal for what cannot be done now. */
export function actOnSandbox(page: Page, raw: unknown): void {
  const read = Act.safeParse(raw);
  if (!read.success) throw new ClientRefusal('This cannot be set: choose another value.');
  const what = read.data;
  const { segmind, discord } = page.stage;
  switch (what.act) {
    case 'advance':
      return discord.clock.advance(what.ms);
    case 'speed':
      segmind.provideMs = what.ms;
      return;
    case 'credits':
      segmind.credits = what.usd;
      return;
    case 'hold':
      return what.on ? segmind.hold() : segmind.release();
    case 'fault':
      return page.switches[what.of].set(what.id, what.on);
    case 'process':
      if (what.how !== 'start') return page.processes.end(what.role, what.how);
      // Whether it gets ready is shown by its state, and why not by its log.
      void page.processes.start(what.role).catch(() => {});
  }
}
