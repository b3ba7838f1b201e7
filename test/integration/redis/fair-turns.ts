/** What happened to one edit, whoever's turn it is named by: a server's, or a person's. */
export interface Event {
  kind: 'join' | 'leave' | 'start';
  who: string;
}

/**
 * What in a history is against P7, in words; nothing when it is fair. Written from the promise: "Between two consecutive starts
 * from one, every other with work starts at most once, and has had its turn. Nobody's backlog holds up another by more than one
 * such round." Whoever has work when the second start comes must have had a turn since the first, however late the work came. One that
 * has no work is held up by nobody, so its wait counts from when it has some.
 */
export function unfairness(events: readonly Event[]): string[] {
  const all = new Set(events.map(({ who }) => who));
  return events.flatMap((event, end) =>
    event.kind === 'start' ? [...all].flatMap((other) => between(events, end, other)) : [],
  );
}

function between(events: readonly Event[], end: number, other: string): string[] {
  const who = events[end]?.who ?? '';
  if (other === who) return [];
  const starts = (name: string, from: number) =>
    events.filter((e, at) => at > from && at < end && e.kind === 'start' && e.who === name).length;
  const before = events.findLastIndex((e, at) => at < end && e.kind === 'start' && e.who === who);
  const waitsFrom = Math.max(before, gainedWork(events, who, end));
  const wrong: string[] = [];
  if (starts(other, waitsFrom) > 1) {
    wrong.push(
      `${other} starts ${starts(other, waitsFrom)} times while ${who} waits (event ${end})`,
    );
  }
  const hadWork = before >= 0 && (workAfter(events, other)[end - 1] ?? 0) > 0;
  if (hadWork && starts(other, before) === 0) {
    wrong.push(`${who} starts twice and ${other} had no turn in between (event ${end})`);
  }
  return wrong;
}

const change = { join: 1, leave: -1, start: -1 } as const;

function workAfter(events: readonly Event[], who: string): number[] {
  let work = 0;
  return events.map((event) => {
    if (event.who === who) work += change[event.kind];
    return work;
  });
}

/** The last event before `end` with which it had work after having none; -1 for none. */
function gainedWork(events: readonly Event[], who: string, end: number): number {
  const work = workAfter(events, who);
  return work.findLastIndex((now, at) => at < end && now > 0 && (work[at - 1] ?? 0) === 0);
}
