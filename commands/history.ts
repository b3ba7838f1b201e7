import { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';

import { HISTORY_KINDS, type HistoryFilter } from '../src/core/history.ts';
import { privately } from '../src/discord/answers.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { thumbnailsOf } from '../src/discord/history-controls.ts';
import type { CommandInteraction } from '../src/discord/interaction.ts';

const WHOSE = { everyone: 'everyone here', mine: 'mine' } as const;
const KIND_NAMES = {
  all: 'all',
  originals: 'originals: made from a clip that was uploaded',
  remixes: 'remixes: made from another result, or from a clip in a message',
} as const;

/** Where clips are; a thread is chosen like a channel. */
const PLACES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.AnnouncementThread,
  ChannelType.PrivateThread,
] as const;

export const history = {
  name: 'history',
  description: 'Results in this server, with pictures, that you can see',
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'whose',
      description: 'Whose results; everyone’s unless said',
      choices: Object.entries(WHOSE).map(([value, name]) => ({ value, name })),
    },
    {
      type: ApplicationCommandOptionType.User,
      name: 'person',
      description: 'The results of this person alone',
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'kind',
      description: 'Which results; all unless said',
      choices: Object.entries(KIND_NAMES).map(([value, name]) => ({ value, name })),
    },
    {
      type: ApplicationCommandOptionType.Channel,
      name: 'channel',
      description: 'In this channel and its threads alone',
      channel_types: [...PLACES],
    },
  ],
  handler: {
    answeredBy: 'dispatch',
    async run(command, actions) {
      const page = await actions.readHistory(command.asker, filterOf(command), null);
      return privately({ kind: 'history', page }, thumbnailsOf(page));
    },
  },
} satisfies Subcommand;

/** A person who is named goes before "mine". */
function filterOf({ values, asker }: CommandInteraction): HistoryFilter {
  const named = values.get('person') ?? (values.get('whose') === 'mine' ? asker.userId : null);
  const channel = values.get('channel');
  return {
    userId: named === null ? null : String(named),
    kind: HISTORY_KINDS.find((kind) => kind === values.get('kind')) ?? 'all',
    channelId: channel === undefined ? null : String(channel),
  };
}
