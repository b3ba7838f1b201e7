import type { SandboxClock } from '../clock.ts';

/** Links are signed for a day. One that is half as old is replaced, as Discord's client would. */
const FRESH_MS = 12 * 3_600_000;

/**
 * Keeps the first link to each file while it works, so that a message that did not change looks the same, and a video
 * that plays is not loaded anew.
 */
export class SteadyLinks {
  readonly #clock: SandboxClock;
  readonly #origin: string;
  readonly #known = new Map<string, { url: string; at: number }>();

  constructor(clock: SandboxClock, origin: string) {
    this.#clock = clock;
    this.#origin = origin;
  }

  /** The link to show in place of this one. */
  of(url: string): string {
    if (!url.startsWith(`${this.#origin}/`) || !URL.canParse(url)) return url;
    const { pathname } = new URL(url);
    const known = this.#known.get(pathname);
    const now = this.#clock.now();
    if (known && now - known.at < FRESH_MS) return known.url;
    this.#known.set(pathname, { url, at: now });
    return url;
  }

  /** The same value with every link in it replaced. */
  in<T>(value: T): T {
    const visit = (inner: unknown): unknown => {
      if (typeof inner === 'string') return this.of(inner);
      if (Array.isArray(inner)) return inner.map(visit);
      if (typeof inner !== 'object' || inner === null) return inner;
      return Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, visit(each)]));
    };
    return visit(value) as T;
  }
}
