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
