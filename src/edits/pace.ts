/**
 * Lets waiting work begin one piece a turn of the event loop, and hardly any while requests are coming in, so that in a crowd these are
 * acknowledged first: they have 3 s, everybody else can wait. With nobody else there it takes a fraction of a millisecond.
 */
export interface Pace {
  /** A request came in. */
  arrived(): void;
  /** Resolves when a request's checks may begin. */
  toCheck(): Promise<void>;
  /** When the card of an edit that was accepted may be drawn: what is not stored yet goes first, mostly. */
  toShow(): Promise<void>;
}

/** The event loop, and a clock in ms that only goes forward; tests step by themselves. */
export interface PaceLoop {
  nextTurn: (run: () => void) => void;
  later: (run: () => void, ms: number) => void;
  now: () => number;
}

/** Every so many turns a card goes first, so that a crowd that does not end holds none up for ever. */
const CARD_EVERY = 8;
/** So long after one request the next one of a crowd may still be coming in, in ms. */
const ARRIVING_MS = 50;
/** While they come in, one piece of work begins in so many ms. */
const HELD_MS = 20;
const LOOK_AGAIN_MS = 5;
/** Nobody is held for longer than this, in ms: who comes later than that is no burst but the usual. */
const HELD_AT_MOST_MS = 2_000;

const NODE: PaceLoop = { nextTurn: setImmediate, later: setTimeout, now: () => performance.now() };

export function createPace({ nextTurn, later, now }: PaceLoop = NODE): Pace {
  const checks = new Map<() => void, number>();
  const cards = new Map<() => void, number>();
  let turns = 0;
  let turning = false;
  let arrivedAt = -Infinity;
  let begunAt = -Infinity;

  const isHeld = (since: number): boolean => {
    const at = now();
    const arriving = at - arrivedAt < ARRIVING_MS;
    return arriving && at - begunAt < HELD_MS && at - since < HELD_AT_MOST_MS;
  };

  const turn = (): void => {
    turns += 1;
    const [first, second] = turns % CARD_EVERY === 0 ? [cards, checks] : [checks, cards];
    const from = first.size > 0 ? first : second;
    const [next] = from;
    turning = next !== undefined;
    if (next === undefined) return;
    const [begin, since] = next;
    if (isHeld(since)) return later(turn, LOOK_AGAIN_MS);
    from.delete(begin);
    begunAt = now();
    nextTurn(turn);
    begin();
  };

  const wait = async (among: Map<() => void, number>): Promise<void> =>
    new Promise((resolve) => {
      among.set(resolve, now());
      if (turning) return;
      turning = true;
      nextTurn(turn);
    });

  return {
    arrived: () => void (arrivedAt = now()),
    toCheck: async () => wait(checks),
    toShow: async () => wait(cards),
  };
}
