import { REMIX_RULES } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { AS_FOR_ALL } from './cards/edit-rule-card.ts';
import type { Handler } from './command.ts';
import type { ControlAction } from './custom-id.ts';
import type { ComponentInteraction } from './interaction.ts';

type Control = (args: readonly string[]) => Handler<ComponentInteraction>;

const answering =
  (allows: boolean): Control =>
  ([editId = '']) => ({
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      const report = await actions.answerConsent(asker, editId, allows);
      return { how: 'in_place', card: { kind: 'consent', report } };
    },
  });

/** Buttons and menus about remixes of what is somebody's: each is about whoever uses it, and the verb asks whether it is theirs. */
export const CONSENT_CONTROLS = {
  'consent-allow': answering(true),
  'consent-refuse': answering(false),
  'remix-rule': () => ({
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const remixes = ruleOf(values);
      const report = await actions.setRules(asker, { remixes });
      return { how: 'in_place', card: { kind: 'privacy', report } };
    },
  }),
  uploads: ([wanted]) => ({
    answeredBy: 'dispatch',
    async run({ asker }, actions) {
      const report = await actions.setRules(asker, { uploads: wanted === 'on' });
      return { how: 'in_place', card: { kind: 'privacy', report } };
    },
  }),
  'edit-rule': ([editId = '']) => ({
    answeredBy: 'dispatch',
    async run({ asker, values }, actions) {
      const rule = values[0] === AS_FOR_ALL ? null : ruleOf(values);
      const report = await actions.setEditRule(asker, editId, rule);
      return { how: 'in_place', card: { kind: 'edit_rule', report } };
    },
  }),
} as const satisfies Partial<Record<ControlAction, Control>>;

/** One that there is. Throws `outdated_control`. */
function ruleOf(values: readonly string[]) {
  const rule = REMIX_RULES.find((one) => one === values[0]);
  if (rule === undefined) throw fail('outdated_control');
  return rule;
}
