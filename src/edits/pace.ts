/**
 * Lets waiting work begin one piece a turn of the event loop, so that in a crowd what came over the network in between goes first: who is
 * not acknowledged yet has 3 s, everybody else can wait. With nobody else waiting it takes a fraction of a millisecond.
 */
export interface Pace {
  /** Resolves when a request's checks may begin. */
  toCheck(): Promise<void>;
  /** When the card of an edit that was accepted may be drawn: what is not stored yet goes first, mostly. */
  toShow(): Promise<void>;
}

/** Every so many turns a card goes first, so that a crowd that does not end holds none up for ever. */
const CARD_EVERY = 8;

/** @param nextTurn - runs something once in the event loop's next turn; tests step by themselves. */
export function createPace(nextTurn: (run: () => void) => void = setImmediate): Pace {
  const checks = new Set<() => void>();
  const cards = new Set<() => void>();
  let turns = 0;
  let turning = false;

  const turn = (): void => {
    turns += 1;
    const [first, second] = turns % CARD_EVERY === 0 ? [cards, checks] : [checks, cards];
    const from = first.size > 0 ? first : second;
    const [begin] = from;
    turning = begin !== undefined;
    if (begin === undefined) return;
    from.delete(begin);
    nextTurn(turn);
    begin();
  };

  const wait = async (among: Set<() => void>): Promise<void> =>
    new Promise((resolve) => {
      among.add(resolve);
      if (turning) return;
      turning = true;
      nextTurn(turn);
    });

  return { toCheck: async () => wait(checks), toShow: async () => wait(cards) };
}
