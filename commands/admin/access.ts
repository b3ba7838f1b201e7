import { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';

import { fail } from '../../src/core/errors.ts';
import { GATE_MODES, type GateMode } from '../../src/core/gate.ts';
import {
  ACCESS_ACTIONS,
  type AccessAction,
  GATE_DAYS_MAX,
  type GateChange,
} from '../../src/core/gate-change.ts';
import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import type { CommandInteraction } from '../../src/discord/interaction.ts';
import { localized, localizedChoice } from '../../src/discord/localized.ts';

const days = (name: 'member_days' | 'account_days') => ({
  type: ApplicationCommandOptionType.Integer as const,
  ...localized((t) => t.commands.admin.access.options[name]),
  min_value: 0,
  max_value: GATE_DAYS_MAX,
});

export const access = {
  ...localized((t) => t.commands.admin.access),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized((t) => t.commands.admin.access.options.mode),
      choices: GATE_MODES.map((mode) => localizedChoice(mode, (t) => t.gate.modes[mode].label)),
    },
    {
      type: ApplicationCommandOptionType.String,
      ...localized((t) => t.commands.admin.access.options.action),
      choices: ACCESS_ACTIONS.map((action) =>
        localizedChoice(action, (t) => t.commands.admin.access.actions[action]),
      ),
    },
    {
      type: ApplicationCommandOptionType.Role,
      ...localized((t) => t.commands.admin.access.options.role),
    },
    {
      type: ApplicationCommandOptionType.Channel,
      ...localized((t) => t.commands.admin.access.options.channel),
      channel_types: [
        ChannelType.GuildText,
        ChannelType.GuildVoice,
        ChannelType.GuildAnnouncement,
        ChannelType.GuildStageVoice,
        ChannelType.GuildForum,
      ],
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      ...localized((t) => t.commands.admin.access.options.remix_threads),
    },
    days('member_days'),
    days('account_days'),
  ],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const change = readChange(values);
      const report = await actions.changeGate(asker, change);
      return privately({ kind: 'access', report, changed: change !== null });
    },
  },
} satisfies Subcommand;

type Values = CommandInteraction['values'];

/** What is to be changed; null when somebody only wants to see. Throws `access_unclear`. */
function readChange(values: Values): GateChange | null {
  const mode = one<GateMode>(values.get('mode'), GATE_MODES);
  const memberDays = daysOf(values.get('member_days'));
  const accountDays = daysOf(values.get('account_days'));
  const remixThreads = values.get('remix_threads');
  const change: GateChange = {
    ...(mode !== null && { mode }),
    ...(typeof remixThreads === 'boolean' && { remixThreads }),
    ...(memberDays !== null && { memberDays }),
    ...(accountDays !== null && { accountDays }),
    ...placesOf(values),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** The action with the role and the channel that it is about. */
function placesOf(values: Values): Pick<GateChange, 'role' | 'channel'> {
  const role = values.get('role');
  const channel = values.get('channel');
  const action = one<AccessAction>(values.get('action'), ACCESS_ACTIONS);
  const isAbout = role !== undefined || channel !== undefined;
  if ((action !== null) !== isAbout) throw fail('access_unclear');
  if (action === null) return {};
  const places: Pick<GateChange, 'role' | 'channel'> = {};
  if (role !== undefined) places.role = { id: String(role), action };
  if (channel !== undefined) {
    if (action === 'trust') throw fail('access_unclear');
    places.channel = { id: String(channel), action };
  }
  return places;
}

/** One of those that the definition offers, whoever sends it; null when it is left out. */
function one<T extends string>(value: unknown, offered: readonly T[]): T | null {
  return offered.find((each) => each === value) ?? null;
}

function daysOf(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isInteger(value)) return null;
  return Math.min(Math.max(0, value), GATE_DAYS_MAX);
}
