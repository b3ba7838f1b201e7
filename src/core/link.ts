/**
 * When a signed link of Discord's CDN dies, in ms since the epoch: its `ex`, hexadecimal seconds. Null for a link
 * without one. (Discord's documentation, "Signed Attachment CDN URLs".)
 */
export function linkExpiresAtMs(url: string): number | null {
  const ex = URL.canParse(url) ? new URL(url).searchParams.get('ex') : null;
  const seconds =
    ex === null || !/^[0-9a-f]{1,12}$/i.test(ex) ? Number.NaN : Number.parseInt(ex, 16);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** A yes that comes later than this before the links die would start nothing. */
const BEFORE_LINKS_MS = 15 * 60_000;
/** Nobody waits longer for a moderator, also where links do not say when they die. */
const WAIT_MOST_MS = 24 * 3_600_000;

/** Until when a moderator can say yes to a request with these links, in ms since the epoch. */
export function requestExpiresAtMs(urls: readonly string[], acceptedAtMs: number): number {
  const linksEndMs = urls
    .map(linkExpiresAtMs)
    .map((ms) => (ms === null ? Number.POSITIVE_INFINITY : ms - BEFORE_LINKS_MS));
  return Math.min(acceptedAtMs + WAIT_MOST_MS, ...linksEndMs);
}
