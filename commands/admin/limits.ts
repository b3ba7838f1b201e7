import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';

import { toMicros } from '../../src/core/money.ts';
import type { LimitsChange } from '../../src/core/report.ts';
import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import { localized } from '../../src/discord/localized.ts';
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

const whole = (name: LimitName): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.Integer,
  ...localized((t) => t.commands.admin.limits.options[name]),
  min_value: 0,
  max_value: MOST[name],
});

export const limits = {
  ...localized((t) => t.commands.admin.limits),
  options: [
    {
      type: ApplicationCommandOptionType.Role,
      ...localized((t) => t.commands.admin.limits.options.role),
    },
    whole('at_once'),
    whole('cooldown_s'),
    whole('edits_a_day'),
    whole('seconds_a_day'),
    {
      type: ApplicationCommandOptionType.Number,
      ...localized((t) => t.commands.admin.limits.options.server_usd_a_day),
      min_value: 0,
      max_value: MOST.server_usd_a_day,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      ...localized((t) => t.commands.admin.limits.options.show_cost),
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      ...localized((t) => t.commands.admin.limits.options.reset),
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
