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
import { en } from '../../src/discord/words/en/index.ts';

const ACTION_WORDS = {
  allow: 'allow: may edit, or be edited in',
  deny: 'deny: never',
  trust: 'trust: a role that needs no moderator',
  protect: 'protect: its clips are not remixed, nor is anything there',
  clear: 'clear: take it off every list',
} as const satisfies Record<AccessAction, string>;

const days = (name: string, description: string) => ({
  type: ApplicationCommandOptionType.Integer as const,
  name,
  description,
  min_value: 0,
  max_value: GATE_DAYS_MAX,
});

export const access = {
  name: 'access',
  description: 'Show who may edit here, or change one thing of it',
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'mode',
      description: 'Who may edit',
      choices: GATE_MODES.map((value) => ({ value, name: en.gate.modes[value].label })),
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'action',
      description: 'What becomes of the role or the channel',
      choices: ACCESS_ACTIONS.map((value) => ({ value, name: ACTION_WORDS[value] })),
    },
    {
      type: ApplicationCommandOptionType.Role,
      name: 'role',
      description: 'The role that the action is about',
    },
    {
      type: ApplicationCommandOptionType.Channel,
      name: 'channel',
      description: 'The channel that the action is about; its threads belong to it',
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
      name: 'remix_threads',
      description: 'Whether remixes go into a thread under what they were made from',
    },
    days('member_days', 'Days that somebody has to be a member of this server; 0 for none'),
    days('account_days', 'Days that a Discord account has to be old; 0 for none'),
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
