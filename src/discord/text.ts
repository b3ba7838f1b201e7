const ZERO_WIDTH = '\u200B';

/**
 * A person's text for a card, on one line and inert: nothing in it is drawn as formatting, a mention, a link or an
 * emoji of a server. At most `max` characters (code points) of it, then `…`; the result can be three times as long.
 */
export function quoteText(text: string, max: number): string {
  return escapeText(bound(foldLines(text), max));
}

/** The same, as much of it as `units` characters (UTF-16) hold once it is inert. */
export function quoteWithin(text: string, units: number): string {
  let points = Math.min(Array.from(text).length, units);
  for (;;) {
    const quoted = quoteText(text, points);
    if (quoted.length <= units) return quoted;
    // Never more than is needed: each character takes at least one unit.
    points -= Math.max(1, Math.ceil((quoted.length - units) / 3));
  }
}

/** Line breaks and runs of white space become one space; invisible and direction-changing characters go. */
export function foldLines(text: string): string {
  return text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu, '')
    .trim();
}

/** At most `max` code points; what was cut shows as `…`. */
export function bound(text: string, max: number): string {
  const points = Array.from(text);
  return points.length <= max
    ? text
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * Discord takes a backslash before punctuation as "not formatting", but mentions and links are found before that in
 * some places: those are also broken by a character without width.
 */
function escapeText(text: string): string {
  return text
    .replace(/[\\*_~`|>#[\]()<]/g, '\\$&')
    .replace(/^([-+])|^(\d+)\./, (_match, bullet?: string, number?: string) =>
      bullet === undefined ? `${number ?? ''}\\.` : `\\${bullet}`,
    )
    .replace(/[<@]/g, `$&${ZERO_WIDTH}`)
    .replace(/:\/\//g, `:${ZERO_WIDTH}//`)
    .replace(/\b(mailto|tel|sms):/gi, `$1${ZERO_WIDTH}:`)
    .replace(/\b(discord(?:app)?\.(?:gg|com|me)|dsc\.gg)\//gi, `$1${ZERO_WIDTH}/`);
}

/** A moment as each reader's client words it: `in 3 hours`. */
export function relativeTime(ms: number): string {
  return `<t:${Math.floor(ms / 1000)}:R>`;
}

/** A file's name as Discord keeps it, so that `attachment://` finds it: letters, digits, `.`, `_`, `-`; at most 80. */
export function attachmentName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[._]+/, '');
  const dot = plain.lastIndexOf('.');
  const end = dot > 0 ? plain.slice(dot).slice(0, 10) : '';
  const start = dot > 0 ? plain.slice(0, dot) : plain;
  return `${start.slice(0, 70) || 'clip'}${end}`;
}
