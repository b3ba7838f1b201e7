/** Where a clip has been seen in answers to this and similar models, the likeliest first. */
const KEYS = ['video', 'output', 'url', 'video_url'];
const MAX_DEPTH = 4;

/** The strings of a JSON answer that may be the clip: itself if it is one, or under the known keys, in their order. */
export function* clipStrings(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') yield value.trim();
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  const inner: unknown[] = Array.isArray(value)
    ? value
    : KEYS.map((key) => (Object.hasOwn(value, key) ? value[key as keyof typeof value] : null));
  for (const entry of inner) yield* clipStrings(entry, depth + 1);
}

/** The first link to a clip in a JSON answer: http(s) only, since a `file:` link of theirs would open a file of ours. */
export function outputLink(json: unknown): string | null {
  for (const text of clipStrings(json)) if (isLink(text)) return text;
  return null;
}

export function isLink(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
