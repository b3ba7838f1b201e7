import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ChannelType,
} from 'discord-api-types/v10';

import { GATE_MODES, type GateSettings } from '../../core/gate.ts';
import { GATE_LIST_MAX, type GateId, type GateList } from '../../core/gate-change.ts';
import { type GateReport, SETUP_PAGES, type SetupPage } from '../../core/settings-report.ts';
import { daysLine, MODE_WORDS, missingLines, modeLine, THREAD_WORDS } from '../words/gate.ts';
import { button, container, lines, row, small } from './parts.ts';
import { channelSelect, roleSelect, stringSelect } from './selects.ts';

/** Where a message can be posted, and where people talk. */
const POSTED_IN = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
const TALKED_IN = [
  ...POSTED_IN,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.GuildForum,
];

const PAGE_NAMES = {
  who: 'Who',
  where: 'Where',
  moderators: 'Moderators',
  remixes: 'Remixes',
} as const;

type Part = APIComponentInContainer | null;

/** Everything that a server sets about who may edit, to be chosen; a choice counts as soon as it is made. */
export function setupCard(report: GateReport, page: SetupPage): APIMessageTopLevelComponent[] {
  const missing = missingLines(report);
  return [
    container(missing.length === 0 ? 'working' : 'unsure', [
      lines(`**Kling in this server: ${PAGE_NAMES[page]}**`, modeLine(report)),
      lines(...missing),
      ...PAGES[page](report.gate),
      lines(small('Every choice counts at once')),
      row(
        ...SETUP_PAGES.filter((other) => other !== page).map((other) =>
          button(PAGE_NAMES[other], 'plain', 'setup', other),
        ),
      ),
    ]),
  ];
}

const PAGES = {
  who: whoParts,
  where: whereParts,
  moderators: moderatorParts,
  remixes: remixParts,
} satisfies Record<SetupPage, (gate: GateSettings) => Part[]>;

function whoParts(gate: GateSettings): Part[] {
  return [
    lines('**Mode**'),
    stringSelect('gate', ['mode'], {
      placeholder: 'Choose who may edit',
      options: GATE_MODES.map((mode) => ({
        value: mode,
        label: MODE_WORDS[mode].label,
        description: MODE_WORDS[mode].description,
        chosen: gate.mode === mode,
      })),
    }),
    lines('**Allowed roles**, for the mode "Only some roles"'),
    roles('allowedRoles', gate),
    lines('**Denied roles**: these never, in any mode'),
    roles('deniedRoles', gate),
    lines('**Trusted roles**: these need no moderator'),
    roles('trustedRoles', gate),
    lines(daysLine(gate)),
  ];
}

function whereParts(gate: GateSettings): Part[] {
  return [
    lines('**Allowed channels**: with none, everywhere. A thread belongs to its channel'),
    channels('allowedChannels', gate),
    lines('**Denied channels**: never here'),
    channels('deniedChannels', gate),
  ];
}

function moderatorParts(gate: GateSettings): Part[] {
  return [
    lines('**Moderators’ role**: without one, whoever may manage messages moderates'),
    roleSelect('gate', ['moderatorRoleId'], {
      placeholder: 'No role',
      min: 0,
      chosen: one(gate.moderatorRoleId),
    }),
    lines('**Moderators’ channel**: where they are asked. Keep it hidden from others'),
    channel('moderatorsChannelId', gate),
    lines('**Audit channel**: where decisions and changes are shown as well'),
    channel('auditChannelId', gate),
  ];
}

function remixParts(gate: GateSettings): Part[] {
  return [
    lines('**Channels closed to remixing**: no clip of theirs is remixed, and nothing there'),
    channels('remixClosedChannels', gate),
    lines('**A role that is never remixed**: what its members make is theirs alone'),
    roleSelect('gate', ['neverRemixedRoleId'], {
      placeholder: 'No role',
      min: 0,
      chosen: one(gate.neverRemixedRoleId),
    }),
    lines('**Where remixes go**'),
    stringSelect('gate', ['remixThreads'], {
      placeholder: 'Choose where remixes go',
      options: [false, true].map((inThreads) => ({
        value: inThreads ? 'yes' : 'no',
        label: THREAD_WORDS[inThreads ? 'yes' : 'no'],
        chosen: gate.remixThreads === inThreads,
      })),
    }),
  ];
}

const one = (id: string | null): string[] => (id === null ? [] : [id]);

/** One that holds nothing shows that. */
const several = { placeholder: 'None', min: 0, max: GATE_LIST_MAX };

function roles(list: Extract<GateList, `${string}Roles`>, gate: GateSettings): Part {
  return roleSelect('gate', [list], { ...several, chosen: gate[list] });
}

function channels(list: Extract<GateList, `${string}Channels`>, gate: GateSettings): Part {
  return channelSelect('gate', [list], { ...several, chosen: gate[list], types: TALKED_IN });
}

function channel(which: Extract<GateId, `${string}ChannelId`>, gate: GateSettings): Part {
  return channelSelect('gate', [which], {
    placeholder: 'No channel',
    min: 0,
    chosen: one(gate[which]),
    types: POSTED_IN,
  });
}
