import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

import { fail } from '../src/core/errors.ts';
import { privately } from '../src/discord/answers.ts';
import { lineagePicture } from '../src/discord/lineage-picture.ts';
import { type Subcommand, withSubcommands } from '../src/discord/command.ts';
import { localized, localizedDescription } from '../src/discord/localized.ts';
import { textsFor } from '../src/discord/words/texts.ts';
import { history } from './history.ts';

const jobs = {
  ...localized((t) => t.commands.kling.jobs),
  handler: {
    answeredBy: 'dispatch',
    run: async ({ asker }, actions) =>
      privately({ kind: 'jobs', report: await actions.listJobs(asker) }),
  },
} satisfies Subcommand;

const usage = {
  ...localized((t) => t.commands.kling.usage),
  handler: {
    answeredBy: 'dispatch',
    run: async ({ asker }, actions) =>
      privately({ kind: 'usage', report: await actions.readUsage(asker) }),
  },
} satisfies Subcommand;

const help = {
  ...localized((t) => t.commands.kling.help),
  handler: {
    answeredBy: 'dispatch',
    run: async ({ asker }, actions) =>
      privately({ kind: 'help', report: await actions.readHelp(asker) }),
  },
} satisfies Subcommand;

const REFERENCE_MAX = 100;

const privacy = {
  ...localized((t) => t.commands.kling.privacy),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized((t) => t.commands.kling.privacy.options.edit),
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

const PICTURE = 'lineage.png';
/** As people find it under a clip, alone or with what stands around it. */
const REFERENCE = /\bk[0-9a-z]{9}\b/;

const lineage = {
  ...localized((t) => t.commands.kling.lineage),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized((t) => t.commands.kling.lineage.options.edit),
      max_length: REFERENCE_MAX,
    },
  ],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, locale, values }, actions) {
      const given = values.get('edit');
      const named = given === undefined ? null : referenceIn(String(given));
      const report = await actions.readLineage(asker, named);
      const picture = lineagePicture(report, textsFor(locale));
      return {
        how: 'privately',
        card: { kind: 'lineage', report, fileName: PICTURE },
        files: async () => [{ filename: PICTURE, bytes: await actions.drawLineage(picture) }],
        instead: { kind: 'lineage', report, fileName: null },
      };
    },
  },
} satisfies Subcommand;

/** Throws `edit_unknown` where there is none. */
function referenceIn(text: string): string {
  const found = REFERENCE.exec(text.toLowerCase());
  if (!found) throw fail('edit_unknown');
  return found[0];
}

/** `/kling`: what everybody can ask about their own edits, and about results that they can see. Only they see the answers. */
export const kling = withSubcommands(
  {
    type: ApplicationCommandType.ChatInput,
    name: 'kling',
    ...localizedDescription((t) => t.commands.kling.description),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  [jobs, usage, history, lineage, privacy, help],
);
