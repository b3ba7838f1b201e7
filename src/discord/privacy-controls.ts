import { orTooLate } from '../core/time-limit.ts';
import { type Answer, privately } from './answers.ts';
import type { Actions, Handler } from './command.ts';
import type { ComponentInteraction } from './interaction.ts';

type Control = (args: readonly string[]) => Handler<ComponentInteraction>;

/** The answer has to be there by then, in ms; erasing goes on. */
const ERASED_WITHIN_MS = 1_200;
const EXPORT_NAME = 'kling-export.json';

/** Buttons of `/kling privacy`: about whoever presses them, and nobody else. */
export const PRIVACY_CONTROLS = {
  pings: ([wanted]) => ({
    answeredBy: 'dispatch',
    run: async ({ asker }, actions) => ({
      how: 'in_place',
      card: { kind: 'privacy', report: await actions.setPings(asker, wanted === 'on') },
    }),
  }),
  'privacy-export': () => ({
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      const text = await actions.exportPerson(asker);
      const card = { kind: 'personal', step: { kind: 'exported', fileName: EXPORT_NAME } } as const;
      return privately(card, [{ filename: EXPORT_NAME, bytes: text }]);
    },
  }),
  'privacy-delete': () => ({
    answeredBy: 'dispatch',
    run: async () => privately({ kind: 'personal', step: { kind: 'ask_erase' } }),
  }),
  'privacy-erase': () => ({
    answeredBy: 'dispatch',
    run: async (press, actions) => erase(press, actions),
  }),
} as const satisfies Record<string, Control>;

async function erase({ asker }: ComponentInteraction, actions: Actions): Promise<Answer> {
  const late = new Error('late');
  const work = actions.erasePerson(asker);
  try {
    const erased = await orTooLate(ERASED_WITHIN_MS, work, () => late);
    return { how: 'in_place', card: { kind: 'personal', step: { kind: 'erased', erased } } };
  } catch (error) {
    if (error !== late) throw error;
    return { how: 'in_place', card: { kind: 'personal', step: { kind: 'erasing' } } };
  }
}
