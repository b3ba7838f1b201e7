import type { Candidate } from './candidates.ts';
import type { CompiledList, Node } from './compile.ts';
import { WILD, type Glyph } from './fold.ts';
import type { Reading } from './readings.ts';
import { sameWord } from './runs.ts';

/** Where an entry was found, in glyphs. */
export interface Hit {
  word: string;
  from: number;
  /** Behind the last. */
  to: number;
}

export interface ReadCandidate extends Candidate {
  readonly readings: readonly Reading[];
}

/** Between the words of a phrase: a blank and some punctuation. */
const PHRASE_GAP_MAX = 4;

/** Every place where an entry of the list stands. `read` is in order of where candidates begin. */
export function matchList(
  list: CompiledList,
  glyphs: readonly Glyph[],
  read: readonly ReadCandidate[],
): Hit[] {
  return [
    ...matchWords(list, glyphs, read),
    ...matchStarred(list, read),
    ...matchInside(list, glyphs),
  ];
}

function stepsFrom(node: Node, { runs, mixed }: Reading): Node[] {
  return (node.next.get(runs.key) ?? [])
    .filter((step) => (mixed || !step.mixedOnly) && sameWord(runs, step.runs))
    .map((step) => step.node);
}

function matchWords(
  { root }: CompiledList,
  glyphs: readonly Glyph[],
  read: readonly ReadCandidate[],
): Hit[] {
  const hits: Hit[] = [];
  /** End of a begun phrase → where in the list it is, and where it began. */
  const begun = new Map<number, Map<Node, number>>();
  for (const { from, to, readings } of read) {
    const before = [...begunBefore(glyphs, begun, from), [root, from] as const];
    for (const [node, start] of before) {
      for (const next of readings.flatMap((reading) => stepsFrom(node, reading))) {
        if (next.word !== null) hits.push({ word: next.word, from: start, to });
        if (next.next.size === 0) continue;
        const here = begun.get(to) ?? new Map<Node, number>();
        begun.set(to, here.set(next, here.get(next) ?? start));
      }
    }
  }
  return hits;
}

/** The phrases that end right before a place, with no letter or digit between. */
function begunBefore(
  glyphs: readonly Glyph[],
  begun: ReadonlyMap<number, ReadonlyMap<Node, number>>,
  from: number,
): (readonly [Node, number])[] {
  const found: (readonly [Node, number])[] = [];
  for (let at = from; at > 0 && from - at <= PHRASE_GAP_MAX; at -= 1) {
    found.push(...(begun.get(at) ?? []));
    const kind = glyphs[at - 1]?.kind;
    if (kind === 'letter' || kind === 'digit' || kind === 'break') break;
  }
  return found;
}

/** `sh*t`, `f**k`: a word of the list with letters starred out, but not its first and not all. */
function matchStarred({ byLength }: CompiledList, read: readonly ReadCandidate[]): Hit[] {
  if (byLength.size === 0) return [];
  return read.flatMap(({ from, to, readings }) =>
    readings.flatMap(({ text }) => {
      const letters = Array.from(text);
      const shown = letters.filter((char) => char !== WILD).length;
      if (shown === letters.length || shown < 2 || letters[0] === WILD) return [];
      const fits = byLength
        .get(letters.length)
        ?.find((one) => letters.every((char, at) => char === WILD || char === one.letters[at]));
      return fits ? [{ word: fits.word, from, to }] : [];
    }),
  );
}

const SENTENCE_END = /[。、!?,\n]/u;

/** Entries of scripts without blanks, wherever they stand; what divides their letters is skipped, the end of a clause is not. */
function matchInside({ anywhere }: CompiledList, glyphs: readonly Glyph[]): Hit[] {
  if (anywhere.length === 0) return [];
  let text = '';
  /** UTF-16 unit of `text` → its glyph. */
  const origin: number[] = [];
  for (const [at, { kind, native }] of glyphs.entries()) {
    const taken =
      kind === 'letter' || kind === 'digit'
        ? native
        : kind === 'break' || SENTENCE_END.test(native)
          ? '\n'
          : '';
    text += taken;
    for (let unit = 0; unit < taken.length; unit += 1) origin.push(at);
  }
  return anywhere.flatMap(({ letters, atWordStart, word }) => {
    for (
      let found = text.indexOf(letters);
      found !== -1;
      found = text.indexOf(letters, found + 1)
    ) {
      const from = origin[found] ?? 0;
      const before = glyphs[from - 1];
      if (atWordStart && before?.kind === 'letter') continue;
      return [{ word, from, to: (origin[found + letters.length - 1] ?? from) + 1 }];
    }
    return [];
  });
}
