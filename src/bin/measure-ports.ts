import type { Edit } from '../core/edit.ts';
import { failureOf } from '../core/errors.ts';
import { settledOf } from '../core/settled.ts';
import { isEnding } from '../core/states.ts';
import type { Ports } from '../edits/ports.ts';
import { NO_CODE, type Meter } from '../ops/meter.ts';

/** What the verbs do, counted where it leaves them. Changes no answer, and throws nothing of its own. */
export function measurePorts(ports: Ports, meter: Meter, now: () => number): Ports {
  return {
    ...ports,
    edits: measureEdits(ports.edits, meter),
    provider: measureProvider(ports.provider, meter, now),
    messages: {
      ...ports.messages,
      async editReply(...given) {
        const [, card] = given;
        if (card.kind === 'refusal') meter.refusals({ code: card.failure.code });
        return ports.messages.editReply(...given);
      },
    },
  };
}

function measureEdits(edits: Ports['edits'], meter: Meter): Ports['edits'] {
  return {
    ...edits,
    async accept(...given) {
      try {
        const acceptance = await edits.accept(...given);
        meter.acceptances({ outcome: acceptance.kind });
        if (acceptance.kind === 'accepted') meter.moves({ to: acceptance.edit.state });
        return acceptance;
      } catch (error) {
        meter.acceptances({ outcome: 'unclear' });
        throw error;
      }
    },
    async acceptAppealed(...given) {
      const acceptance = await edits.acceptAppealed(...given);
      if (acceptance.kind === 'accepted') meter.moves({ to: acceptance.edit.state });
      return acceptance;
    },
    async approve(...given) {
      const approval = await edits.approve(...given);
      if (approval.kind === 'went_on') meter.moves({ to: approval.edit.state });
      return approval;
    },
    async goOn(...given) {
      const step = await edits.goOn(...given);
      if (step.kind === 'went_on') meter.moves({ to: step.edit.state });
      return step;
    },
    async mark(...given) {
      const marking = await edits.mark(...given);
      if (marking.kind === 'marked') meter.moves({ to: marking.edit.state });
      return marking;
    },
    async move(...given) {
      const edit = await edits.move(...given);
      if (edit) countMove(edit, meter);
      return edit;
    },
    async told(...given) {
      const told = await edits.told(...given);
      const [, way] = given;
      if (told.first) meter.told({ way });
      return told;
    },
    async countFailure(...given) {
      const [, code] = given;
      // As the consumer writes it: which queue, and what.
      const [queue = '', failed = ''] = code.split(':');
      meter.stepFailures({ queue, code: failed });
      return edits.countFailure(...given);
    },
  };
}

function countMove(edit: Edit, meter: Meter): void {
  const { state, submittedAtMs, completedAtMs, way, sentAs } = edit;
  meter.moves({ to: state });
  if (state === 'delivering' && submittedAtMs !== null && completedAtMs !== null) {
    meter.generationTime({}, completedAtMs - submittedAtMs);
  }
  if (state === 'delivered') meter.deliveries({ way: way ?? '', sent_as: sentAs ?? '' });
  if (!isEnding(state)) return;
  meter.endings({ state, code: edit.failure?.code ?? NO_CODE });
  const settled = settledOf(edit);
  if (!settled) return;
  const dollars = (micros: number): number => micros / 1_000_000;
  meter.spent({ state }, dollars(settled.spentMicros));
  meter.returned({ state }, dollars(settled.returnedMicros));
  if (settled.personBack) meter.refunds({ state });
}

function measureProvider(
  provider: Ports['provider'],
  meter: Meter,
  now: () => number,
): Ports['provider'] {
  const measure = async <T extends { kind: string }>(
    call: string,
    calling: () => Promise<T>,
  ): Promise<T> => {
    const from = now();
    const done = (outcome: string) => {
      meter.calls({ call, outcome });
      meter.callTime({ call }, now() - from);
    };
    try {
      const answer = await calling();
      done(answer.kind);
      return answer;
    } catch (error) {
      done(failureOf(error).code);
      throw error;
    }
  };
  return {
    ...provider,
    submit: async (...given) => measure('submit', async () => provider.submit(...given)),
    poll: async (...given) => measure('poll', async () => provider.poll(...given)),
    account: async (...given) => measure('account', async () => provider.account(...given)),
  };
}
