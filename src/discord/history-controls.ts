import { fail } from '../core/errors.ts';
import { type HistoryPage, thumbnailName } from '../core/history.ts';
import type { Handler } from './command.ts';
import { readHistoryArgs } from './history-id.ts';
import type { ComponentInteraction } from './interaction.ts';
import type { AnswerFile } from './interactions.ts';

type Control = (args: readonly string[]) => Handler<ComponentInteraction>;

/** The pictures that go along with a page. */
export function thumbnailsOf({ entries }: HistoryPage): AnswerFile[] {
  return entries.flatMap(({ edit, thumbnail }) =>
    thumbnail === null ? [] : [{ filename: thumbnailName(edit), bytes: Buffer.from(thumbnail) }],
  );
}

/** Buttons of `/kling history`: what may be shown is asked anew with each press. */
export const HISTORY_CONTROLS = {
  history: (args) => ({
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      const turn = readHistoryArgs(args);
      if (turn === null) throw fail('outdated_control');
      const page = await actions.readHistory(asker, turn.filter, turn.from);
      return { how: 'in_place', card: { kind: 'history', page }, files: thumbnailsOf(page) };
    },
  }),
} as const satisfies Record<string, Control>;
