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
import { missingPermissions } from '../src/discord/permissions.ts';
import { RULE_WORDS } from '../src/discord/words/rules.ts';

const SLOTS = [1, 2, 3, 4] as const;

const file = (name: string, description: string): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.Attachment,
  name,
  description,
});

const views = (slot: number): APIApplicationCommandBasicOption[] =>
  Array.from({ length: VIEWS_MAX }, (_, at) =>
    file(`element${slot}_view${at + 1}`, `Another view of @Element${slot}`),
  );

/** `/kling-edit`: a clip, a prompt, and what the prompt refers to. 24 of Discord's 25 options. */
export const klingEdit = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'kling-edit',
    description: 'Edit a clip with Kling: say what should change',
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [
      {
        ...file('video', 'The clip: MP4 or MOV, 3 to 10 s, 720 to 2160 px a side'),
        required: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'prompt',
        description: 'What should change; @Image1 and @Element1 refer to your pictures',
        required: true,
        min_length: 1,
        max_length: PROMPT_MAX,
      },
      ...SLOTS.map((slot) => file(`image${slot}`, `A picture the prompt calls @Image${slot}`)),
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'keep_audio',
        description: "Keep the clip's own sound (otherwise the result is silent)",
      },
      ...SLOTS.flatMap((slot) => [
        file(
          `element${slot}`,
          `A person or thing the prompt calls @Element${slot}, from the front`,
        ),
        ...views(slot),
      ]),
      {
        type: ApplicationCommandOptionType.String,
        name: 'remixes',
        description: 'Who may remix the result (otherwise as you have set with /kling privacy)',
        choices: REMIX_RULES.map((value) => ({ value, name: RULE_WORDS[value].label })),
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
