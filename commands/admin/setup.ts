import { privately } from '../../src/discord/answers.ts';
import type { Subcommand } from '../../src/discord/command.ts';

export const setup = {
  name: 'setup',
  description: 'Set up who may edit here, where, and who moderates: with menus',
  handler: {
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      const report = await actions.changeGate(asker, null);
      return privately({ kind: 'setup', report, page: 'who' });
    },
  },
} satisfies Subcommand;
