import { foldText, type Glyph } from './fold.ts';
import { readCandidate } from './readings.ts';
import { takeRuns, type Runs } from './runs.ts';

/** What may follow after some words of an entry; `word` when the entry ends here. */
export interface Node {
  readonly next: Map<string, Step[]>;
  word: string | null;
}

interface Step {
  readonly runs: Runs;
  /** Only for words in letters of two scripts: `сук` with a Latin `a`, but never `top` for `тор`. */
  readonly mixedOnly: boolean;
  readonly node: Node;
}

/** An entry without blanks between its words: looked for anywhere, Hangul at the beginning of a word only. */
interface Anywhere {
  readonly letters: string;
  readonly atWordStart: boolean;
  readonly word: string;
}

/** One list, ready to be looked for. */
export interface CompiledList {
  readonly root: Node;
  readonly anywhere: readonly Anywhere[];
  /** Entries of one word by length, for words with letters starred out. */
  readonly byLength: ReadonlyMap<number, readonly { letters: readonly string[]; word: string }[]>;
}

/** A phrase of so many letters is looked for without its blanks as well. */
const JOINED_MIN = 8;
const NOTHING_DISGUISED: ReadonlySet<never> = new Set();

const newNode = (): Node => ({ next: new Map(), word: null });

function add(root: Node, path: readonly string[], word: string, mixedOnly: boolean): void {
  let node = root;
  for (const text of path) {
    const runs = takeRuns(text);
    const steps = node.next.get(runs.key) ?? [];
    node.next.set(runs.key, steps);
    const same = steps.find(
      (step) => step.mixedOnly === mixedOnly && step.runs.counts.join() === runs.counts.join(),
    );
    const step = same ?? { runs, mixedOnly, node: newNode() };
    if (!same) steps.push(step);
    node = step.node;
  }
  node.word ??= word;
}

const isWordy = ({ kind }: Glyph): boolean =>
  kind === 'letter' || kind === 'digit' || kind === 'sign';

function partsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const parts: Glyph[][] = [[]];
  for (const glyph of glyphs) {
    if (isWordy(glyph)) parts.at(-1)?.push(glyph);
    else parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

/** The ways to write an entry, each as its words in order. */
function pathsOf(glyphs: readonly Glyph[]): string[][] {
  const parts = partsOf(glyphs);
  const readings = parts.map((part) => {
    const found = readCandidate({ glyphs: part }, NOTHING_DISGUISED);
    return found.map(({ text }) => text);
  });
  if (readings.some((some) => some.length === 0)) return [];
  const paths = [0, 1].map((at) => readings.map((some) => some[at] ?? some[0] ?? ''));
  const oneWord = glyphs.every(({ kind }) => kind !== 'space');
  const joined = paths
    .map((path) => path.join(''))
    .filter((text) => parts.length > 1 && (oneWord || text.length >= JOINED_MIN));
  return [...paths, ...joined.map((text) => [text])];
}

/** What an entry in another script looks like in Latin letters; null when one of its letters looks like none. */
function latinLooks(glyphs: readonly Glyph[]): string[] | null {
  const foreign = glyphs.some(({ kind, script }) => kind === 'letter' && script !== 'latin');
  const wordy = glyphs.filter(isWordy);
  if (!foreign || wordy.some(({ latin }) => latin === null)) return null;
  return partsOf(glyphs).map((part) => part.map(({ latin }) => latin ?? '').join(''));
}

function anywhereOf(word: string, glyphs: readonly Glyph[]): Anywhere | null {
  const letters = glyphs.filter(({ kind }) => kind === 'letter' || kind === 'digit');
  const text = letters.map(({ native }) => native).join('');
  if (letters.some(({ script }) => script === 'unspaced')) {
    return { letters: text, atWordStart: false, word };
  }
  const korean = letters.length > 0 && letters.every(({ script }) => script === 'hangul');
  return korean ? { letters: text, atWordStart: true, word } : null;
}

/** Makes a list ready. Entries that hold nothing to look for are passed over. */
export function compileList(words: readonly string[]): CompiledList {
  const root = newNode();
  const anywhere: Anywhere[] = [];
  const byLength = new Map<number, { letters: readonly string[]; word: string }[]>();
  for (const word of words) {
    const glyphs = foldText(word);
    const inside = anywhereOf(word, glyphs);
    if (inside) {
      anywhere.push(inside);
      continue;
    }
    const paths = pathsOf(glyphs);
    for (const path of paths) add(root, path, word, false);
    const looks = latinLooks(glyphs);
    if (looks) add(root, looks, word, true);
    const [only] = paths;
    if (only?.length !== 1) continue;
    const letters = Array.from(only[0] ?? '');
    const others = byLength.get(letters.length) ?? [];
    byLength.set(letters.length, [...others, { letters, word }]);
  }
  return { root, anywhere, byLength };
}
