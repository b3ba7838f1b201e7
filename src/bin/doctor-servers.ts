import type { Lookout, Seen, ServerSeen } from '../discord/inspect.ts';
import { fail, ok, quoted, warn, type Finding } from '../ops/doctor.ts';
import type { Settings } from '../ops/config.ts';

/** Servers shown one by one; the others are like them, and the operator has better places to see them. */
const MOST_SHOWN = 10;
const CHECK = 'servers';
const INVITE =
  'Invite the bot there, with the scopes bot and applications.commands, or correct the id.';

/** Which servers the bot is in, and what it may do there. */
export async function checkServers(
  lookout: Lookout,
  settings: Settings,
  botId: string,
  total: number | undefined,
): Promise<Finding[]> {
  const { DISCORD_GUILD_ID: only, ALLOWED_SERVERS: allowed } = settings;
  const wanted = [...new Set([...(only === undefined ? [] : [only]), ...(allowed ?? [])])];
  const looked = wanted.slice(0, MOST_SHOWN);
  const [list, ...seen] = await Promise.all([
    lookout.servers(),
    ...looked.map(async (id) => lookout.server(id, botId)),
  ]);
  const members = list.kind === 'seen' ? list.value : [];
  const named = looked.map((id, at) => ({ id, seen: better(id, seen[at], members) }));
  const others = wanted.length === 0 ? members.slice(0, MOST_SHOWN) : [];
  const lines = [
    ...named.flatMap((one) => describe(one.id, one.seen, one.id === only)),
    ...others.flatMap(describeMissing),
  ];
  const known = [
    ...named.flatMap((one) => (one.seen?.kind === 'seen' ? [one.seen.value] : [])),
    ...others,
  ];
  const good = known.filter(({ missing }) => missing.length === 0).length;
  const count = total ?? (list.kind === 'seen' ? members.length : null);
  return [describeCount(count, good, known.length), ...lines].filter((line) => line !== null);
}

/** The list says it as well, should the server itself not answer. */
function better(
  id: string,
  seen: Seen<ServerSeen> | undefined,
  members: readonly ServerSeen[],
): Seen<ServerSeen> | undefined {
  const listed = members.find((one) => one.id === id);
  if (seen?.kind === 'seen' || listed === undefined) return seen;
  return { kind: 'seen', value: listed };
}

function describeCount(count: number | null, good: number, known: number): Finding | null {
  const rights =
    known === 0 ? '' : `; it may see, write, attach and read back in ${good} of ${known} looked at`;
  if (count === 0) {
    return warn(CHECK, 'the bot is in none yet', 'Invite it: README.md, "Run it in your server".');
  }
  if (count !== null) return ok(CHECK, `the bot is in ${count}${rights}`);
  if (known > 0) return ok(CHECK, `how many it is in cannot be seen${rights}`);
  return warn(CHECK, 'which ones the bot is in cannot be seen', 'Look in the developer portal.');
}

function describe(id: string, seen: Seen<ServerSeen> | undefined, required: boolean): Finding[] {
  if (seen?.kind === 'seen') return describeMissing(seen.value);
  if (seen?.kind !== 'hidden') {
    return [warn(CHECK, `what the bot may do in ${id} cannot be seen`, 'Run this again later.')];
  }
  if (required) {
    const text = `the bot is not in DISCORD_GUILD_ID (${id}), where its commands should go`;
    return [fail(CHECK, 'settings', text, INVITE)];
  }
  return [warn(CHECK, `the bot is not in ${id} of ALLOWED_SERVERS`, INVITE)];
}

function describeMissing({ id, name, missing }: ServerSeen): Finding[] {
  if (missing.length === 0) return [];
  const text = `in ${quoted(name)} (${id}) the bot lacks ${missing.join(', ')}`;
  const mend = 'Give its role these, unless its channels do: Server Settings, Roles.';
  return [warn(CHECK, text, mend)];
}
