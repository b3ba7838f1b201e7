import { commands } from '../../commands/index.ts';
import {
  hasPrivilegedIntents,
  openLookout,
  type Application,
  type ChannelSeen,
  type Lookout,
  type Seen,
} from '../discord/inspect.ts';
import { commandName } from '../discord/registration.ts';
import type { Settings } from '../ops/config.ts';
import { fail, notLookedAt, ok, quoted, warn, type Finding } from '../ops/doctor.ts';
import { compareCommands } from './doctor-commands.ts';
import { checkGateway } from './doctor-gateway.ts';
import { checkServers } from './doctor-servers.ts';
import type { Consulted } from './doctor-settings.ts';

/** For one look-up; at most three stand behind one another. */
const WITHIN_MS = 4_500;
const SKEW_MS = 60_000;
const AGAIN = 'Run this again later.';

/** Everything that Discord can be asked without changing anything there. */
export async function checkDiscord(consulted: Consulted): Promise<Finding[]> {
  const { settings, wrong } = consulted;
  for (const name of ['DISCORD_TOKEN', 'DISCORD_API_URL']) {
    if (wrong.has(name)) return nothingSeen(settings, `${name} is missing or wrong`, name, []);
  }
  const lookout = openLookout({
    token: settings.DISCORD_TOKEN,
    apiUrl: settings.DISCORD_API_URL,
    withinMs: WITHIN_MS,
  });
  try {
    const [bot, application] = await Promise.all([lookout.bot(), lookout.application()]);
    const clock = describeClock(lookout.aheadMs());
    if (bot.kind !== 'seen') {
      const [finding, because] = describeStranger(bot);
      return [finding, ...nothingSeen(settings, because, 'Discord', clock).slice(1)];
    }
    const { id, username } = bot.value;
    const rest = await Promise.all([
      checkGateway(lookout, consulted),
      checkCommands(lookout, consulted, application.kind === 'seen' ? application.value.id : id),
      checkServers(lookout, settings, id, countOf(application)),
      checkOperatorChannel(lookout, consulted, id),
    ]);
    const token = ok('Discord', `takes the token of ${quoted(username)}`);
    return [token, describeApplication(application, consulted), ...rest.flat(), ...clock];
  } finally {
    await lookout.close();
  }
}

/** The lines when Discord cannot be looked at; the first is its own. */
function nothingSeen(
  { OPERATOR_CHANNEL_ID: channel }: Settings,
  because: string,
  first: string,
  clock: Finding[],
): Finding[] {
  const checks = ['Discord', 'Discord app', 'gateway', 'commands', 'servers'];
  if (channel !== undefined) checks.push('operator channel');
  const lines = checks.map((check) => notLookedAt(check, because, first));
  const none = notLookedAt('clock', because, first);
  return [...lines, ...(clock.length > 0 ? clock : [none])];
}

function describeStranger(
  seen: Exclude<Seen<unknown>, { kind: 'seen' }>,
): [finding: Finding, because: string] {
  if (seen.kind === 'refused') {
    const mend = 'Copy it anew from the developer portal (Bot, Reset Token).';
    const text = 'does not take DISCORD_TOKEN';
    return [fail('Discord', 'settings', text, mend), 'Discord does not take the token'];
  }
  if (seen.kind === 'unreachable') {
    const mend = 'Check the network and DISCORD_API_URL.';
    const because = 'Discord cannot be reached';
    return [fail('Discord', 'reach', 'cannot be reached', mend), because];
  }
  const status = seen.kind === 'unclear' ? ` (${seen.status})` : '';
  const text = `answers, but not as Discord should${status}`;
  const mend = 'Check DISCORD_API_URL; a 429 or 5xx passes by itself.';
  return [fail('Discord', 'reach', text, mend), 'Discord does not say who the bot is'];
}

const countOf = (application: Seen<Application>): number | undefined =>
  application.kind === 'seen' ? application.value.approximate_guild_count : undefined;

function describeApplication(seen: Seen<Application>, { settings, wrong }: Consulted): Finding {
  const check = 'Discord app';
  if (seen.kind !== 'seen') return warn(check, 'cannot be seen', 'Look in the developer portal.');
  const { bot_public: isPublic, interactions_endpoint_url: endpoint } = seen.value;
  if (typeof endpoint === 'string' && endpoint !== '') {
    const text = 'its Interactions Endpoint URL takes every command away from this bot';
    return fail(check, 'settings', text, 'Empty that field in the developer portal.');
  }
  if (isPublic && settings.ALLOWED_SERVERS === undefined && !wrong.has('ALLOWED_SERVERS')) {
    const text = 'anybody can invite this bot to a server of their own and spend your credit there';
    return warn(check, text, 'Set ALLOWED_SERVERS, or switch Public Bot off in the portal.');
  }
  const intents = hasPrivilegedIntents(seen.value)
    ? 'has privileged intents, which this bot does not need'
    : 'needs no privileged intents and has none';
  return ok(check, intents);
}

async function checkCommands(
  lookout: Lookout,
  { settings, wrong }: Consulted,
  applicationId: string,
): Promise<Finding[]> {
  const name = 'DISCORD_GUILD_ID';
  if (wrong.has(name)) return [notLookedAt('commands', `${name} is wrong`, name)];
  const serverId = settings[name];
  const seen = await lookout.commands(applicationId, serverId ?? null);
  if (seen.kind !== 'seen') {
    const text = 'what is registered cannot be seen';
    if (seen.kind !== 'hidden') return [warn('commands', text, AGAIN)];
    return [warn('commands', text, 'Invite the bot with the scope applications.commands.')];
  }
  return [describeCommands(seen.value, serverId)];
}

function describeCommands(
  registered: readonly Record<string, unknown>[],
  serverId: string | undefined,
): Finding {
  const definitions = commands.map(({ definition }) => definition);
  const differences = compareCommands(definitions, registered, serverId === undefined);
  const wrong = [
    { what: 'not registered yet', names: differences.missing },
    { what: 'registered in another form', names: differences.changed },
    { what: 'registered, but unknown here', names: differences.foreign },
  ].filter(({ names }) => names.length > 0);
  if (wrong.length === 0) {
    const names = definitions.map(commandName).join(', ');
    const where = serverId === undefined ? 'everywhere' : 'in the one server of DISCORD_GUILD_ID';
    return ok('commands', `${names} registered ${where}`);
  }
  const text = wrong
    .map(({ what, names }) => `${what}: ${names.map(quoted).join(', ')}`)
    .join('; ');
  return warn('commands', text, 'npm run register');
}

async function checkOperatorChannel(
  lookout: Lookout,
  { settings, wrong }: Consulted,
  botId: string,
): Promise<Finding[]> {
  const check = 'operator channel';
  const name = 'OPERATOR_CHANNEL_ID';
  if (wrong.has(name)) return [notLookedAt(check, `${name} is wrong`, name)];
  const id = settings[name];
  if (id === undefined) return [];
  const seen = await lookout.channel(id, botId);
  if (seen.kind === 'seen') return [describeChannel(check, seen.value)];
  if (seen.kind !== 'hidden') return [warn(check, 'cannot be seen', AGAIN)];
  const text = `${name} does not exist, or the bot may not see it`;
  return [fail(check, 'settings', text, 'Correct the id, or let the bot view that channel.')];
}

/** Notices are text, and nothing is fetched from them. */
const NOT_FOR_NOTICES = new Set(['Attach Files', 'Read Message History']);

function describeChannel(check: string, { name, missing, takesMessages }: ChannelSeen): Finding {
  const channel = quoted(`#${name}`);
  if (!takesMessages) {
    const mend = 'Set OPERATOR_CHANNEL_ID to a text channel.';
    return fail(check, 'settings', `${channel} takes no messages`, mend);
  }
  if (missing === null) {
    return warn(check, `what the bot may do in ${channel} cannot be seen`, AGAIN);
  }
  const lacks = missing.filter((permission) => !NOT_FOR_NOTICES.has(permission));
  if (lacks.length === 0) return ok(check, `${channel} can be written to`);
  const text = `in ${channel} the bot lacks ${lacks.join(', ')}`;
  return fail(check, 'settings', text, "Allow it in that channel's permissions.");
}

function describeClock(aheadMs: number | null): Finding[] {
  if (aheadMs === null) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= SKEW_MS) return [ok('clock', "agrees with Discord's")];
  const text = `${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Discord's`;
  return [
    warn('clock', text, 'Set the time of this machine by NTP: links and tokens expire by it.'),
  ];
}
