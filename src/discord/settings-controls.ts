import { fail } from '../core/errors.ts';
import { GATE_MODES } from '../core/gate.ts';
import { GATE_IDS, GATE_LIST_MAX, GATE_LISTS, type GateChange } from '../core/gate-change.ts';
import { SETUP_PAGES, type SetupPage } from '../core/settings-report.ts';
import type { Handler } from './command.ts';
import type { ComponentInteraction } from './interaction.ts';

type Control = (args: readonly string[]) => Handler<ComponentInteraction>;

/** The buttons and menus of `/kling-admin setup`. The verb asks each time whether this person may. */
export const SETTINGS_CONTROLS = {
  /** Another page. */
  setup: ([page]) => ({
    answeredBy: 'dispatch',
    run: async ({ asker }, actions) => {
      const known = SETUP_PAGES.find((one) => one === page);
      if (known === undefined) throw fail('outdated_control');
      const report = await actions.changeGate(asker, null);
      return { how: 'in_place', card: { kind: 'setup', report, page: known } };
    },
  }),
  /** A choice in the menu of one field. */
  gate: ([field = '']) => ({
    answeredBy: 'dispatch',
    run: async ({ asker, values }, actions) => {
      const report = await actions.changeGate(asker, readChoice(field, values));
      return { how: 'in_place', card: { kind: 'setup', report, page: pageOf(field) } };
    },
  }),
} satisfies Record<string, Control>;

/** What was chosen, of a field that there still is. Throws `outdated_control`. */
function readChoice(field: string, values: readonly string[]): GateChange {
  const ids = values.filter((value) => /^\d{17,20}$/.test(value)).slice(0, GATE_LIST_MAX);
  const list = GATE_LISTS.find((name) => name === field);
  if (list !== undefined) return { [list]: ids };
  const single = GATE_IDS.find((name) => name === field);
  if (single !== undefined) return { [single]: ids[0] ?? null };
  if (field === 'remixThreads' && ['yes', 'no'].includes(values[0] ?? '')) {
    return { remixThreads: values[0] === 'yes' };
  }
  const mode = GATE_MODES.find((name) => name === values[0]);
  if (field !== 'mode' || mode === undefined) throw fail('outdated_control');
  return { mode };
}

function pageOf(field: string): SetupPage {
  if (/remix/i.test(field)) return 'remixes';
  if (GATE_IDS.some((name) => name === field)) return 'moderators';
  return field.endsWith('Channels') ? 'where' : 'who';
}
