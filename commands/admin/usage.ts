import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import { localized } from '../../src/discord/localized.ts';

export const usage = {
  ...localized((t) => t.commands.admin.usage),
  handler: {
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      const report = await actions.readServerUsage(asker);
      return privately({ kind: 'server_usage', report });
    },
  },
} satisfies Subcommand;
