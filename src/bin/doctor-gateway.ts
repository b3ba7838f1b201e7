import type { GatewaySeen, Lookout } from '../discord/inspect.ts';
import type { Settings } from '../ops/config.ts';
import { fail, ok, warn, type Finding } from '../ops/doctor.ts';
import type { Consulted } from './doctor-settings.ts';

const CHECK = 'gateway';
const HOUR_MS = 3_600_000;
/** A bot that starts over and over is cut off by Discord for the rest of the day. */
const FEW_STARTS = 50;

/** Whether the bot may connect today, and with enough connections. */
export async function checkGateway(
  lookout: Lookout,
  { settings, wrong }: Consulted,
): Promise<Finding[]> {
  const seen = await lookout.gateway();
  if (seen.kind !== 'seen') return [warn(CHECK, 'cannot be seen', 'Run this again later.')];
  return [describe(seen.value, wrong.has('SHARDS') ? 'auto' : settings.SHARDS)];
}

/** How many connections this process opens, and of how many in all. */
function countOf(set: Settings['SHARDS'], wanted: number): { own: number; all: number } {
  if (set === 'auto') return { own: wanted, all: wanted };
  return typeof set === 'number'
    ? { own: set, all: set }
    : { own: set.to - set.from + 1, all: set.of };
}

function describe(
  { shards, remaining, resetAfterMs }: GatewaySeen,
  set: Settings['SHARDS'],
): Finding {
  const hours = Math.ceil(resetAfterMs / HOUR_MS);
  const { own, all } = countOf(set, shards);
  if (remaining < own) {
    const text = 'Discord lets this bot connect no more today: it was started too often';
    return fail(CHECK, 'reach', text, `Start it again in ${hours} h, and see why it restarted.`);
  }
  if (all < shards) {
    const text = `SHARDS is for ${all} in all, and Discord wants ${shards} connections for this many servers`;
    return warn(CHECK, text, `Set SHARDS to auto, or to a part of ${shards} in each bot.`);
  }
  if (remaining < FEW_STARTS) {
    const text = `only ${remaining} starts are left for the next ${hours} h`;
    return warn(CHECK, text, 'See in its log why the bot restarts so often.');
  }
  const part = own === all ? '' : ` of ${all}`;
  const connections = own === 1 ? 'connection' : 'connections';
  return ok(CHECK, `${own}${part} ${connections}, ${remaining} starts left today`);
}
