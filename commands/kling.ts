import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

import { privately } from '../src/discord/answers.ts';
import { type Subcommand, withSubcommands } from '../src/discord/command.ts';

const jobs = {
  name: 'jobs',
  description: 'Your edits: how far they are, and clips that could not be posted',
  handler: {
    answeredBy: 'dispatch',
    run: async ({ asker }, actions) =>
      privately({ kind: 'jobs', report: await actions.listJobs(asker) }),
  },
} satisfies Subcommand;

const usage = {
  name: 'usage',
  description: 'How much of your limits is used up, and when there is room again',
  handler: {
    answeredBy: 'dispatch',
    run: async ({ asker }, actions) =>
      privately({ kind: 'usage', report: await actions.readUsage(asker) }),
  },
} satisfies Subcommand;

const REFERENCE_MAX = 100;

/** An edit's id, however it was copied from its card: with `ref` before it, in capitals. */
function referenceIn(text: string): string {
  return /\bk[0-9a-z]{9}\b/.exec(text.toLowerCase())?.[0] ?? '';
}

const privacy = {
  name: 'privacy',
  description: 'What is kept of you, who may remix your clips, and whether you are pinged',
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'edit',
      description: 'The reference of one result of yours: who may remix it',
      max_length: REFERENCE_MAX,
    },
  ],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const typed = values.get('edit');
      return typed === undefined
        ? privately({ kind: 'privacy', report: await actions.readPrivacy(asker) })
        : privately({
            kind: 'edit_rule',
            report: await actions.readEditRule(asker, referenceIn(String(typed))),
          });
    },
  },
} satisfies Subcommand;

/** `/kling`: what everybody can ask about their own edits. Only they see the answers. */
export const kling = withSubcommands(
  {
    type: ApplicationCommandType.ChatInput,
    name: 'kling',
    description: 'Your edits with Kling, and your limits',
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  [jobs, usage, privacy],
);
