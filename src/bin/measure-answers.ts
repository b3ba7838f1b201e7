import type { DiscordInteractions } from '../discord/interactions.ts';
import type { Ports, ReplyToken } from '../edits/ports.ts';
import type { Meter } from '../ops/meter.ts';

type Dispatch = (payload: unknown) => Promise<void>;

/** The answers to interactions, timed from when each came in over the gateway until Discord took the answer. */
export interface AnswerMeasures {
  /** Notes when each comes in. */
  arrivals(dispatch: Dispatch): Dispatch;
  /** The answers that the dispatch gives. */
  answers(interactions: DiscordInteractions): DiscordInteractions;
  /** The one that a verb gives. */
  acknowledgements(interactions: Ports['interactions']): Ports['interactions'];
}

/** @param now - a clock in ms that only goes forward. */
export function measureAnswers(meter: Meter, now: () => number): AnswerMeasures {
  const cameAt = new Map<string, number>();

  const measure = async <T>(
    answer: string,
    { interactionId }: ReplyToken,
    giving: () => Promise<T>,
    outcomeOf: (given: T) => string = () => 'answered',
  ): Promise<T> => {
    try {
      const given = await giving();
      const outcome = outcomeOf(given);
      meter.answers({ answer, outcome });
      const came = answer === 'file' ? undefined : cameAt.get(interactionId);
      if (outcome === 'answered' && came !== undefined) meter.answerTime({ answer }, now() - came);
      return given;
    } catch (error) {
      meter.answers({ answer, outcome: 'failed' });
      throw error;
    }
  };

  return {
    arrivals: (dispatch) => async (payload) => {
      const id = idOf(payload);
      if (id === null) return dispatch(payload);
      cameAt.set(id, now());
      try {
        await dispatch(payload);
      } finally {
        cameAt.delete(id);
      }
    },
    acknowledgements: (interactions) => ({
      ...interactions,
      acknowledge: async (...given) =>
        measure(
          'acknowledge',
          given[0],
          async () => interactions.acknowledge(...given),
          ({ kind }) => (kind === 'acknowledged' ? 'answered' : kind),
        ),
    }),
    answers: (interactions) => ({
      ...interactions,
      replyPrivately: async (reply, ...rest) =>
        measure('private', reply, async () => interactions.replyPrivately(reply, ...rest)),
      replyWithFiles: async (reply, ...rest) =>
        measure('file', reply, async () => interactions.replyWithFiles(reply, ...rest)),
      updateWithFiles: async (reply, ...rest) =>
        measure('file', reply, async () => interactions.updateWithFiles(reply, ...rest)),
      showModal: async (reply, ...rest) =>
        measure('form', reply, async () => interactions.showModal(reply, ...rest)),
      updateMessage: async (reply, ...rest) =>
        measure('update', reply, async () => interactions.updateMessage(reply, ...rest)),
      updateNothing: async (reply) =>
        measure('silent', reply, async () => interactions.updateNothing(reply)),
    }),
  };
}

function idOf(payload: unknown): string | null {
  const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : null;
  return typeof id === 'string' ? id : null;
}
