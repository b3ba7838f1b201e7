import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ChannelType,
} from 'discord-api-types/v10';

import { GATE_MODES, type GateSettings } from '../../core/gate.ts';
import { GATE_LIST_MAX, type GateId, type GateList } from '../../core/gate-change.ts';
import { type GateReport, SETUP_PAGES, type SetupPage } from '../../core/settings-report.ts';
import { daysLine, missingLines, modeLine } from '../words/gate.ts';
import type { Texts } from '../words/texts.ts';
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

type Part = APIComponentInContainer | null;

/** Everything that a server sets about who may edit, to be chosen; a choice counts as soon as it is made. */
export function setupCard(
  report: GateReport,
  page: SetupPage,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const missing = missingLines(report, t);
  return [
    container(missing.length === 0 ? 'working' : 'unsure', [
      lines(t.setup.title(page), modeLine(report, t)),
      lines(...missing),
      ...PAGES[page](report.gate, t),
      lines(small(t.setup.hint)),
      row(
        ...SETUP_PAGES.filter((other) => other !== page).map((other) =>
          button(t.setup.pages[other], 'plain', 'setup', other),
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
} satisfies Record<SetupPage, (gate: GateSettings, t: Texts) => Part[]>;

function whoParts(gate: GateSettings, t: Texts): Part[] {
  const { setup } = t;
  return [
    lines(setup.mode),
    stringSelect('gate', ['mode'], {
      placeholder: setup.chooseMode,
      options: GATE_MODES.map((mode) => ({
        value: mode,
        label: t.gate.modes[mode].label,
        description: t.gate.modes[mode].description,
        chosen: gate.mode === mode,
      })),
    }),
    lines(setup.allowedRoles),
    roles('allowedRoles', gate, t),
    lines(setup.deniedRoles),
    roles('deniedRoles', gate, t),
    lines(setup.trustedRoles),
    roles('trustedRoles', gate, t),
    lines(daysLine(gate, t)),
  ];
}

function whereParts(gate: GateSettings, t: Texts): Part[] {
  const { setup } = t;
  return [
    lines(setup.allowedChannels),
    channels('allowedChannels', gate, t),
    lines(setup.deniedChannels),
    channels('deniedChannels', gate, t),
  ];
}

function moderatorParts(gate: GateSettings, t: Texts): Part[] {
  const { setup } = t;
  return [
    lines(setup.moderatorRole),
    roleSelect('gate', ['moderatorRoleId'], {
      placeholder: setup.noRole,
      min: 0,
      chosen: one(gate.moderatorRoleId),
    }),
    lines(setup.moderatorsChannel),
    channel('moderatorsChannelId', gate, t),
    lines(setup.auditChannel),
    channel('auditChannelId', gate, t),
  ];
}

function remixParts(gate: GateSettings, t: Texts): Part[] {
  const { setup } = t;
  return [
    lines(setup.remixClosedChannels),
    channels('remixClosedChannels', gate, t),
    lines(setup.neverRemixedRole),
    roleSelect('gate', ['neverRemixedRoleId'], {
      placeholder: setup.noRole,
      min: 0,
      chosen: one(gate.neverRemixedRoleId),
    }),
    lines(setup.remixThreads),
    stringSelect('gate', ['remixThreads'], {
      placeholder: setup.chooseThreads,
      options: [false, true].map((inThreads) => ({
        value: inThreads ? 'yes' : 'no',
        label: inThreads ? setup.inAThread : setup.inTheChannel,
        chosen: gate.remixThreads === inThreads,
      })),
    }),
  ];
}

const one = (id: string | null): string[] => (id === null ? [] : [id]);

/** One that holds nothing shows that. */
const several = (t: Texts) => ({ placeholder: t.setup.none, min: 0, max: GATE_LIST_MAX });

function roles(list: Extract<GateList, `${string}Roles`>, gate: GateSettings, t: Texts): Part {
  return roleSelect('gate', [list], { ...several(t), chosen: gate[list] });
}

function channels(
  list: Extract<GateList, `${string}Channels`>,
  gate: GateSettings,
  t: Texts,
): Part {
  return channelSelect('gate', [list], { ...several(t), chosen: gate[list], types: TALKED_IN });
}

function channel(which: Extract<GateId, `${string}ChannelId`>, gate: GateSettings, t: Texts): Part {
  return channelSelect('gate', [which], {
    placeholder: t.setup.noChannel,
    min: 0,
    chosen: one(gate[which]),
    types: POSTED_IN,
  });
}
