import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';

import { toMicros } from '../../src/core/money.ts';
import type { LimitsChange } from '../../src/core/report.ts';
import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import type { CommandInteraction } from '../../src/discord/interaction.ts';

/** The highest value of each: beyond it a limit means nothing, and far beyond it sums are no longer exact. */
const MOST = {
  at_once: 1_000,
  cooldown_s: 86_400,
  edits_a_day: 10_000,
  seconds_a_day: 100_000,
  server_usd_a_day: 100_000,
} as const;

type LimitName = keyof typeof MOST;

const whole = (name: LimitName, description: string): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.Integer,
  name,
  description,
  min_value: 0,
  max_value: MOST[name],
});

export const limits = {
  name: 'limits',
  description: 'Show what people may do here, or change it: for everybody, or for a role',
  options: [
    {
      type: ApplicationCommandOptionType.Role,
      name: 'role',
      description: 'Whose limits: they replace those for everybody. Leave it out for everybody',
    },
    whole('at_once', 'Edits of one person under way at the same time; 0 for no limit'),
    whole('cooldown_s', 'Seconds between two edits of one person; 0 for no pause'),
    whole('edits_a_day', 'Edits of one person a day (UTC); 0 for no limit'),
    whole('seconds_a_day', 'Seconds of clip of one person a day (UTC); 0 for no limit'),
    {
      type: ApplicationCommandOptionType.Number,
      name: 'server_usd_a_day',
      description: "US dollars a day for the whole server; 0 for no limit but the operator's",
      min_value: 0,
      max_value: MOST.server_usd_a_day,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'show_cost',
      description: 'Whether cards show what an edit costs',
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'reset',
      description: 'Take back everything that was set here for this role, or for everybody',
    },
  ],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const change = readChange(asker.serverId, values);
      const report = await actions.changeLimits(asker, change);
      return privately({ kind: 'limits', report, changed: change !== null });
    },
  },
} satisfies Subcommand;

/** What is to be changed; null when somebody only wants to see. */
function readChange(serverId: string, values: CommandInteraction['values']): LimitsChange | null {
  const role = values.get('role');
  const atOnce = limitOf(values, 'at_once');
  const cooldownS = limitOf(values, 'cooldown_s');
  const dayEdits = limitOf(values, 'edits_a_day');
  const dayClipS = limitOf(values, 'seconds_a_day');
  const serverDayUsd = limitOf(values, 'server_usd_a_day');
  const showsCost = values.get('show_cost');
  const change: LimitsChange = {
    // A server's role of this id is @everyone.
    roleId: typeof role === 'string' && role !== serverId ? role : null,
    reset: values.get('reset') === true,
    ...(atOnce !== null && { atOnce }),
    ...(cooldownS !== null && { cooldownMs: cooldownS * 1000 }),
    ...(dayEdits !== null && { dayEdits }),
    ...(dayClipS !== null && { dayClipMs: dayClipS * 1000 }),
    ...(typeof showsCost === 'boolean' && { showsCost }),
    ...(serverDayUsd !== null && { serverDayMicros: microsOf(serverDayUsd) }),
  };
  const asksForSomething = change.reset || Object.keys(change).length > 2;
  return asksForSomething ? change : null;
}

/** Within what the definition says, whoever sends it; null when it is left out. */
function limitOf(values: CommandInteraction['values'], name: LimitName): number | null {
  const value = values.get(name);
  if (typeof value !== 'number' || Number.isNaN(value)) return null;
  return Math.min(Math.max(0, value), MOST[name]);
}

/** An amount above nothing stays above nothing: 0 would be no limit. */
function microsOf(usd: number): number {
  return usd === 0 ? 0 : Math.max(1, toMicros(usd));
}
