/** How wide a text is, in the pixels of a picture. */
export type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** More than any line of ours holds. */
const LOOKED_AT = 200;

/**
 * Breaks a text into at most `most` lines that are no wider than `width`, between words where it can. What does not fit shows as `…`;
 * no letter is cut off its accents, and no joined emoji is taken apart.
 */
export function breakLines(text: string, most: number, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most - 1) {
    const line = firstLine(rest, width, measure);
    lines.push(line.trim());
    rest = rest.slice(line.length).trim();
  }
  if (rest !== '') lines.push(lastLine(rest, width, measure));
  return lines;
}

function firstLine(text: string, width: number, measure: Measure): string {
  const parts = split(graphemes, text);
  const fits = longest(parts, width, measure);
  if (fits === parts.length && fits < LOOKED_AT) return text;
  const cut = parts.slice(0, Math.max(1, fits)).join('');
  const end = lastBreak(text, cut.length);
  return end > 0 ? text.slice(0, end) : cut;
}

/**
 * Where a line of at most so many units can end: after a blank where one is near, else after a word, as in writing that has no blanks; 0
 * for nowhere.
 */
function lastBreak(text: string, units: number): number {
  const blank = text.lastIndexOf(' ', units);
  if (blank > units / 2) return blank;
  let end = 0;
  for (const { segment, index } of words.segment(text.slice(0, units + LOOKED_AT))) {
    if (index > units) break;
    // No line begins with what closes or goes on.
    if (!/^[\p{Pe}\p{Pf}\p{Po}]/u.test(segment)) end = index;
  }
  return end;
}

function lastLine(text: string, width: number, measure: Measure): string {
  const parts = split(graphemes, text);
  if (parts.length < LOOKED_AT && measure(text) <= width) return text;
  const fits = longest(parts, width, (start) => measure(`${start}…`));
  return `${parts.slice(0, fits).join('').trimEnd()}…`;
}

/** How many of these, from the first on, are no wider than `width` together. */
function longest(parts: readonly string[], width: number, measure: Measure): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(parts.slice(0, middle).join('')) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}

function split(segmenter: Intl.Segmenter, text: string): string[] {
  const parts: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    if (parts.push(segment) === LOOKED_AT) break;
  }
  return parts;
}
