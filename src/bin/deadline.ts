/** Time for something, which begins anew with each sign that it gets on. */
export interface Deadline {
  /** Rejects with the error once the time is over without such a sign. */
  readonly late: Promise<never>;
  renew(): void;
  end(): void;
}

/** Holds nothing up by itself: a process that is otherwise done may end. */
export function setDeadline(ms: number, tooLate: () => Error): Deadline {
  let timer: NodeJS.Timeout | undefined;
  let reject: (error: Error) => void = () => {};
  const late = new Promise<never>((_, no) => (reject = no));
  // Nobody may be listening any more.
  late.catch(() => {});
  const renew = () => {
    clearTimeout(timer);
    timer = setTimeout(() => reject(tooLate()), ms);
    timer.unref();
  };
  renew();
  return { late, renew, end: () => clearTimeout(timer) };
}
