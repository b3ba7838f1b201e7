import { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';

import { HISTORY_KINDS, type HistoryFilter } from '../src/core/history.ts';
import { privately } from '../src/discord/answers.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { thumbnailsOf } from '../src/discord/history-controls.ts';
import type { CommandInteraction } from '../src/discord/interaction.ts';
import { localized, localizedChoice } from '../src/discord/localized.ts';

const WHOSE = ['everyone', 'mine'] as const;

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
  ...localized((t) => t.commands.kling.history),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized((t) => t.commands.kling.history.options.whose),
      choices: WHOSE.map((whose) =>
        localizedChoice(whose, (t) => t.commands.kling.history.whose[whose]),
      ),
    },
    {
      type: ApplicationCommandOptionType.User,
      ...localized((t) => t.commands.kling.history.options.person),
    },
    {
      type: ApplicationCommandOptionType.String,
      ...localized((t) => t.commands.kling.history.options.kind),
      choices: HISTORY_KINDS.map((kind) =>
        localizedChoice(kind, (t) => t.commands.kling.history.kinds[kind]),
      ),
    },
    {
      type: ApplicationCommandOptionType.Channel,
      ...localized((t) => t.commands.kling.history.options.channel),
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
