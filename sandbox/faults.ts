/** What a local service does instead of, or besides, serving a request as usual. */
export type Fault =
  /** Answers this; the request has no effect. */
  | { kind: 'answer'; status: number; body?: unknown; headers?: Record<string, string> }
  /** The request takes effect, but this is answered: "taken, then 504". */
  | { kind: 'answer-after'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Never answers; the request has no effect. */
  | { kind: 'hang' }
  /** The request takes effect and is never answered. */
  | { kind: 'hang-after' }
  /** Serves as usual, `ms` milliseconds of real time later. */
  | { kind: 'slow'; ms: number }
  /** Closes the connection as soon as the headers are read; no effect. */
  | { kind: 'drop-before' }
  /** Reads this part (0 to 1) of the announced request body, then closes the connection; no effect. */
  | { kind: 'drop-at'; fraction: number }
  /** The request takes effect, then the connection closes without an answer. */
  | { kind: 'drop-after' };

/** How often and to which requests a fault applies. */
export interface FaultRule {
  fault: Fault;
  /** Matching requests that are served as usual first. Default 0. */
  skip?: number;
  /** Requests it then applies to. Default 1; `Infinity` until cleared. */
  times?: number;
}

/** A fault while it stands. */
export interface ArmedFault {
  /** Requests it will still apply to. */
  readonly left: number;
  lift(): void;
}

interface Armed extends Required<FaultRule> {
  method: string;
  segments: string[];
}

const split = (path: string): string[] => path.split('/').filter((part) => part !== '');

const matches = (pattern: string[], path: string[]): boolean =>
  pattern.length === path.length &&
  pattern.every((part, at) => part.startsWith(':') || part === path[at]);

/** The faults armed on a service. First armed, first applied. */
export class FaultPlan {
  #armed: Armed[] = [];

  /**
   * Arms a fault.
   *
   * @param route - method and path, `:name` standing for any one segment, e.g.
   *   `PATCH /webhooks/:application/:token/messages/@original`; without the API's root and version.
   */
  add(route: string, rule: FaultRule): ArmedFault {
    const [method, path] = route.split(' ');
    if (method === undefined || path === undefined) {
      throw new TypeError(`A route is "METHOD /path", not "${route}".`);
    }
    const armed = { skip: 0, times: 1, ...rule, method, segments: split(path) };
    this.#armed.push(armed);
    return {
      get left() {
        return armed.times;
      },
      lift: () => void (armed.times = 0),
    };
  }

  /** The fault for this request, if any; counts it. `path` decoded and without the query. */
  take(method: string, path: string): Fault | undefined {
    const segments = split(path);
    for (const rule of this.#armed) {
      if (rule.method !== method || !matches(rule.segments, segments)) continue;
      if (rule.skip > 0) {
        rule.skip -= 1;
        continue;
      }
      if (rule.times <= 0) continue;
      rule.times -= 1;
      return rule.fault;
    }
    return undefined;
  }

  clear(): void {
    this.#armed = [];
  }
}
