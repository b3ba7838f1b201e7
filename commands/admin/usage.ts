import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';

export const usage = {
  name: 'usage',
  description: 'What this server’s edits cost today and this month, and how many are under way',
  handler: {
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      const report = await actions.readServerUsage(asker);
      return privately({ kind: 'server_usage', report });
    },
  },
} satisfies Subcommand;
