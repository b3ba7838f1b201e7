import { ApplicationCommandOptionType } from 'discord-api-types/v10';

import type { ExportReport } from '../../src/core/audit-report.ts';
import { type Answer, privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';

const ACTIONS = {
  show: 'show: the newest entries',
  verify: 'verify: whether nothing in it was altered',
  export: 'export: all of it as a file',
} as const;

export const audit = {
  name: 'audit',
  description: 'Who decided or changed what in this server',
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'action',
      description: 'What to do with the log; show unless said',
      choices: Object.entries(ACTIONS).map(([value, name]) => ({ value, name })),
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'everywhere',
      description: 'For the people who run this bot: the log of what concerns every server',
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
  name: 'export',
  description: 'All that is set in this server, and its audit log, as a file',
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
