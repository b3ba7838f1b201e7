import { ApplicationCommandOptionType } from 'discord-api-types/v10';

import type { ExportReport } from '../../src/core/audit-report.ts';
import { type Answer, privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import { localized, localizedChoice } from '../../src/discord/localized.ts';

const ACTIONS = ['show', 'verify', 'export'] as const;

export const audit = {
  ...localized((t) => t.commands.admin.audit),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized((t) => t.commands.admin.audit.options.action),
      choices: ACTIONS.map((action) =>
        localizedChoice(action, (t) => t.commands.admin.audit.actions[action]),
      ),
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      ...localized((t) => t.commands.admin.audit.options.everywhere),
    },
  ],
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, values, attachmentLimit }, actions) {
      const ofBot = values.get('everywhere') === true;
      switch (String(values.get('action') ?? 'show')) {
        case 'export':
          return withFile(await actions.exportAudit(asker, ofBot, attachmentLimit));
        case 'verify':
          return privately({ kind: 'audit', report: await actions.verifyAudit(asker, ofBot) });
        default:
          return privately({ kind: 'audit', report: await actions.readAudit(asker, ofBot) });
      }
    },
  },
} satisfies Subcommand;

export const exporting = {
  ...localized((t) => t.commands.admin.export),
  handler: {
    answeredBy: 'dispatch',
    async run({ asker, attachmentLimit }, actions) {
      return withFile(await actions.exportSettings(asker, attachmentLimit));
    },
  },
} satisfies Subcommand;

function withFile({ what, entries, file }: ExportReport): Answer {
  const card = { kind: 'exported', what, entries, fileName: file.filename } as const;
  return privately(card, [{ filename: file.filename, bytes: file.text }]);
}
