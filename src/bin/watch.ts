import type { DiscordInteractions } from '../discord/interactions.ts';
import type { Ports } from '../edits/ports.ts';
import type { CheckName } from '../ops/readiness.ts';
import type { AnswerMeasures } from './measure-answers.ts';

/** What of a role is watched from outside, where there is an operations port. */
export interface Watch extends Pick<AnswerMeasures, 'arrivals' | 'answers'> {
  ports(ports: Ports): Ports;
  /** Adds to what has to be well for this process to be ready. */
  check(what: CheckName, isWell: () => boolean): void;
}

/** The operations port of a process, from before its start until after its end. */
export interface Watchtower extends Watch {
  /** Opens the port, if there is to be one. Throws a StartError when it cannot be. */
  open(): Promise<void>;
  /** Looks at the store from now on. */
  lookAtStore(redisUrl: string): Promise<void>;
  /** The start is over: ready from here to the first moment of the end. */
  started(): void;
}

/** Without an operations port: nobody looks, and nothing is counted. */
export const UNWATCHED: Watchtower = {
  ports: (ports) => ports,
  arrivals: (dispatch) => dispatch,
  answers: (interactions: DiscordInteractions) => interactions,
  check() {},
  async open() {},
  async lookAtStore() {},
  started() {},
};
