import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
} from 'discord-api-types/v10';

import { REMIX_RULES } from '../src/core/edit.ts';
import { PROMPT_MAX, VIEWS_MAX } from '../src/core/model-limits.ts';
import type { Actions, Command } from '../src/discord/command.ts';
import type { CommandInteraction } from '../src/discord/interaction.ts';
import { localized, localizedChoice, localizedDescription } from '../src/discord/localized.ts';
import { missingPermissions } from '../src/discord/permissions.ts';
import type { Texts } from '../src/discord/words/texts.ts';

const SLOTS = [1, 2, 3, 4] as const;

type Options = Texts['commands']['edit']['options'];

const file = (
  say: (options: Options) => { name: string; description: string },
): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.Attachment,
  ...localized((t) => say(t.commands.edit.options)),
});

const views = (slot: number): APIApplicationCommandBasicOption[] =>
  Array.from({ length: VIEWS_MAX }, (_, at) => file(({ view }) => view(slot, at + 1)));

/** `/kling-edit`: a clip, a prompt, and what the prompt refers to. 24 of Discord's 25 options. */
export const klingEdit = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'kling-edit',
    ...localizedDescription((t) => t.commands.edit.description),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [
      { ...file(({ video }) => video), required: true },
      {
        type: ApplicationCommandOptionType.String,
        ...localized((t) => t.commands.edit.options.prompt),
        required: true,
        min_length: 1,
        max_length: PROMPT_MAX,
      },
      ...SLOTS.map((slot) => file(({ image }) => image(slot))),
      {
        type: ApplicationCommandOptionType.Boolean,
        ...localized((t) => t.commands.edit.options.keep_audio),
      },
      ...SLOTS.flatMap((slot) => [file(({ element }) => element(slot)), ...views(slot)]),
      {
        type: ApplicationCommandOptionType.String,
        ...localized((t) => t.commands.edit.options.remixes),
        choices: REMIX_RULES.map((rule) => localizedChoice(rule, (t) => t.rules[rule].label)),
      },
    ],
  },

  handlers: { 'kling-edit': { answeredBy: 'verb', run: request } },
} as const satisfies Command;

async function request(interaction: CommandInteraction, actions: Actions): Promise<void> {
  const { reply, asker, locale, attachmentLimit, botPermissions, values, files } = interaction;
  const video = files.get('video');
  await actions.requestEdit({
    reply,
    asker,
    locale,
    attachmentLimit,
    missingPermissions: missingPermissions(botPermissions),
    prompt: String(values.get('prompt') ?? ''),
    keepAudio: values.get('keep_audio') === true,
    source: {
      kind: 'upload',
      video: video ?? { input: 'video', url: '', filename: '', bytes: 0 },
    },
    remixes: REMIX_RULES.find((rule) => rule === values.get('remixes')) ?? null,
    attached: files,
    part: null,
    offered: null,
  });
}
