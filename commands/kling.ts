import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

import { privately } from '../src/discord/answers.ts';
import { type Subcommand, withSubcommands } from '../src/discord/command.ts';
import { history } from './history.ts';

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

const privacy = {
  name: 'privacy',
  description: 'Whether you are pinged when an edit took long',
  handler: {
    answeredBy: 'dispatch',
    run: async ({ asker }, actions) =>
      privately({ kind: 'privacy', report: await actions.readPrivacy(asker) }),
  },
} satisfies Subcommand;

/** `/kling`: what everybody can ask about their own edits, and about results that they can see. Only they see the answers. */
export const kling = withSubcommands(
  {
    type: ApplicationCommandType.ChatInput,
    name: 'kling',
    description: 'Your edits with Kling, and your limits',
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  [jobs, usage, privacy, history],
);
