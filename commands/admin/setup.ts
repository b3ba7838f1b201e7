import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';
import { localized } from '../../src/discord/localized.ts';

export const setup = {
  ...localized((t) => t.commands.admin.setup),
  handler: {
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      const report = await actions.changeGate(asker, null);
      return privately({ kind: 'setup', report, page: 'who' });
    },
  },
} satisfies Subcommand;
