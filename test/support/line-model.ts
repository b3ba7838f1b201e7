/** An edit that waits, and whose it is. */
export interface Waiting {
  id: string;
  server: string;
  person: string;
}

/**
 * The line as one would write it down with nothing to save: every turn looks at everybody. Whoever was served longest ago is
 * next, whoever was never served comes before, in order of arrival.
 */
export class LineModel {
  private waiting: Waiting[] = [];
  private last = new Map<string, number>();
  private count = 0;

  join(edit: Waiting): void {
    for (const who of [edit.server, personOf(edit)]) {
      this.count += 1;
      if (!this.last.has(who)) this.last.set(who, this.count - 1e9);
    }
    this.waiting.push(edit);
  }

  leave(id: string): void {
    this.waiting = this.waiting.filter((edit) => edit.id !== id);
    this.forget();
  }

  take(): Waiting | null {
    const server = this.next(this.waiting.map((edit) => edit.server));
    const inServer = this.waiting.filter((edit) => edit.server === server);
    const person = this.next(inServer.map(personOf));
    const taken = inServer.find((edit) => personOf(edit) === person);
    if (taken === undefined) return null;
    this.count += 1;
    this.last.set(taken.server, this.count);
    this.last.set(personOf(taken), this.count);
    this.leave(taken.id);
    return taken;
  }

  /** Everything that waits, in the order it would start if nothing else came. */
  order(): string[] {
    const copy = new LineModel();
    copy.waiting = [...this.waiting];
    copy.last = new Map(this.last);
    copy.count = this.count;
    const ids: string[] = [];
    for (let taken = copy.take(); taken; taken = copy.take()) ids.push(taken.id);
    return ids;
  }

  /**
   * Its place when others have gone on arriving for `inMs` as these arrived in `spanMs`: of each other server and person, as many
   * as it has and gains, and no more than it gets turns before this one.
   */
  placeAfter(id: string, arrivals: readonly Waiting[], spanMs: number, inMs: number): number {
    const edit = this.waiting.find((one) => one.id === id);
    if (!edit) return NaN;
    const rank = (
      own: string,
      k: number,
      whoOf: (one: Waiting) => string,
      among: Among,
    ): number => {
      const others = new Set([...this.waiting, ...arrivals].filter(among).map(whoOf));
      others.delete(own);
      return [...others].reduce((sum, who) => {
        const has = this.waiting.filter((one) => whoOf(one) === who).length;
        const gains = (arrivals.filter((one) => whoOf(one) === who).length / spanMs) * inMs;
        const isFirst = (this.last.get(who) ?? 0) < (this.last.get(own) ?? 0);
        return sum + Math.min(has + gains, isFirst ? k + 1 : k);
      }, k);
    };
    const owns = this.waiting.filter((one) => personOf(one) === personOf(edit)).indexOf(edit);
    const here = rank(personOf(edit), owns, personOf, ({ server }) => server === edit.server);
    return (
      1 +
      rank(
        edit.server,
        here,
        ({ server }) => server,
        () => true,
      )
    );
  }

  private next(who: readonly string[]): string | undefined {
    return who.toSorted((a, b) => (this.last.get(a) ?? 0) - (this.last.get(b) ?? 0))[0];
  }

  private forget(): void {
    const waiting = new Set(this.waiting.flatMap((edit) => [edit.server, personOf(edit)]));
    for (const [who, last] of this.last) if (last < 0 && !waiting.has(who)) this.last.delete(who);
  }
}

type Among = (one: Waiting) => boolean;

const personOf = (edit: Waiting): string => `${edit.server}/${edit.person}`;
