import { fail } from '../core/errors.ts';
import { REASON_MAX } from '../core/reported.ts';
import { privately } from './answers.ts';
import { reportedAnswer } from './clip-controls.ts';
import type { Handler } from './command.ts';
import type { ModalInteraction } from './interaction.ts';

type Form = (args: readonly string[]) => Handler<ModalInteraction>;

/** Longest block that has an end, in days. */
const DAYS_MAX = 3_650;

/** Within what the form says, whoever sends it. */
const reasonIn = ({ fields }: ModalInteraction): string =>
  (fields.get('reason') ?? '').trim().slice(0, REASON_MAX);

/** Null for none. Throws `block_days`. */
function daysIn({ fields }: ModalInteraction): number | null {
  const text = (fields.get('days') ?? '').trim();
  if (text === '') return null;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > DAYS_MAX) throw fail('block_days', { max: DAYS_MAX });
  return days;
}

/** Forms about clips and about what was reported of them. */
export const CLIP_MODALS = {
  report: ([editId = '']) => ({
    answeredBy: 'dispatch',
    async run(form, actions) {
      const where = await actions.reportClip(form.asker, editId, reasonIn(form));
      return privately({ kind: 'moderated', outcome: { kind: 'reported', where } });
    },
  }),
  'take-down': ([editId = '', number = '']) => ({
    answeredBy: 'dispatch',
    async run(form, actions) {
      const round = Number(number) || null;
      const reason = reasonIn(form);
      const { edit, reported } = await actions.takeDownClip(form.asker, { editId, round, reason });
      // On the clip's own message its end shows by itself.
      return reportedAnswer(edit, round === null ? null : reported);
    },
  }),
  'block-reported': ([editId = '']) => ({
    answeredBy: 'dispatch',
    async run(form, actions) {
      const request = { editId, reason: reasonIn(form), days: daysIn(form) };
      const blocked = await actions.blockReported(form.asker, request);
      return privately({ kind: 'moderated', outcome: { kind: 'blocked', ...blocked } });
    },
  }),
} as const satisfies Record<string, Form>;
