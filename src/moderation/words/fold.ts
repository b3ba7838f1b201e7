import { resolveConfusablesTransformer } from 'obscenity';

import { scriptOf, type Script } from './scripts.ts';

/** One folded character and where it stands in the text, in UTF-16 units. */
export interface Glyph {
  readonly kind: 'letter' | 'digit' | 'sign' | 'separator' | 'space' | 'break';
  /** Folded, in its own script. */
  readonly native: string;
  /** The Latin letter (or digit) that it looks like or is written for; null when there is none. */
  readonly latin: string | null;
  readonly script: Script;
  readonly start: number;
  readonly end: number;
}

type Shape = Omit<Glyph, 'start' | 'end'>;

/** `@Image1` and its like belong to the model: no word is looked for in or across them. */
const REFERENCE = /@(?:image|element|video)\d+(?![\p{L}\p{N}_])/giu;

/** Draws nothing: joiners, direction marks, variation selectors, tags, fillers, the Arabic stretching line. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]/gu;

/** Accents, strokes, points. Marks that make another letter (kana voicing, Indic vowels) are not among them. */
const ACCENT =
  /[\u0300-\u036F\u0483-\u0489\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED]|[\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF]|[\uFE20-\uFE2F]/gu;

/** What belongs to the character before it; half-width kana carry their voicing mark as a letter of its own. */
const ATTACHED = /[\p{M}\uFF9E\uFF9F]/u;
const JAMO = /[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]/u;
/** Jamo drawn one by one: their compatibility forms would flow together into syllables that nobody wrote. */
const LOOSE_JAMO = /[\u3130-\u318F\uFFA0-\uFFDC]/u;

/** What people write for letters. A digit or sign that may be two letters has its second in {@link SECOND_GUESS}. */
const WRITTEN_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  '¡': 'i',
  '+': 't',
  '(': 'c',
  '<': 'c',
  '#': 'h',
  '€': 'e',
  '£': 'l',
  '¢': 'c',
  '¥': 'y',
};
export const SECOND_GUESS: Readonly<Record<string, string>> = {
  '1': 'l',
  '!': 'l',
  '|': 'l',
  '6': 'b',
};
/** Brackets are letters inside a word alone: "fu(k", not "(vm". */
const BRACKETS = new Set(['(', '<']);
/** Small capitals that obscenity's table does not hold. */
const FURTHER_LOOKS: Readonly<Record<string, string>> = { ꜰ: 'f', ꞯ: 'q' };
/** Stands for any letter. */
export const WILD = '*';

const confusables = resolveConfusablesTransformer();

/** The Latin letter or digit that a character looks like, lower case; null when it looks like none. */
function lookalike(char: string): string | null {
  const further = FURTHER_LOOKS[char];
  if (further !== undefined) return further;
  const code = char.codePointAt(0);
  if (code === undefined || !('transform' in confusables)) return null;
  const found = confusables.transform(code);
  const latin = found === undefined ? '' : String.fromCodePoint(found).toLowerCase();
  if (!/^[a-z0-9]$/.test(latin)) return null;
  return WRITTEN_FOR[latin] ?? latin;
}

function foldOnce(cluster: string): string {
  const apart = cluster.normalize('NFKD').replaceAll(ACCENT, '').replaceAll(INVISIBLE, '');
  const bare = apart.normalize('NFKC');
  // Up and down again: the only way in which ß, ı and ς fold as Unicode's case folding has them.
  return bare.toUpperCase().toLowerCase();
}

/** Single characters that stand for whole sentences (U+FDFA) are left alone: nobody writes words with them. */
const EXPANSION_MAX = 4;

/** A few letters fold to something that folds further; none needs more than three rounds. */
function foldCluster(cluster: string): string {
  if (LOOSE_JAMO.test(cluster)) return cluster;
  let folded = cluster;
  for (let round = 0; round < 4; round += 1) {
    const next = foldOnce(folded);
    if (next === folded) break;
    folded = next;
  }
  return cluster.length <= 2 && folded.length > EXPANSION_MAX ? cluster : folded;
}

function shapeOf(char: string, original: string): Shape {
  const shape = (kind: Shape['kind'], latin: string | null = null, script: Script = 'other') =>
    ({ kind, native: char, latin, script }) satisfies Shape;
  if (/[\s\u2800]/u.test(char)) return shape('space');
  if (/[a-z]/.test(char)) return shape('letter', char, 'latin');
  const written = WRITTEN_FOR[char];
  if (/\p{N}/u.test(char)) return shape('digit', written ?? lookalike(char));
  if (written !== undefined) return shape('sign', written);
  if (char === WILD) return shape('sign');
  // Case is part of the looks: Н is an H, н as well, but Η is an H and η an n.
  const latin = lookalike(original) ?? lookalike(char);
  if (!/[\p{L}\p{M}]/u.test(char))
    return latin === null ? shape('separator') : shape('sign', latin);
  const script = scriptOf(char);
  if (script === 'latin' && latin !== null)
    return { ...shape('letter', latin, script), native: latin };
  return shape('letter', latin, script);
}

const SHAPES_KEPT = 5_000;
const shapes = new Map<string, readonly Shape[]>();

/** The shapes of one character with its marks. Remembered, since prompts use the same few hundred. */
function shapesOf(cluster: string): readonly Shape[] {
  const known = shapes.get(cluster);
  if (known) return known;
  const folded = Array.from(foldCluster(cluster));
  const [first = ''] = cluster;
  const found = folded.map((char) => shapeOf(char, folded.length === 1 ? first : char));
  if (shapes.size >= SHAPES_KEPT) shapes.clear();
  if (cluster.length <= 4) shapes.set(cluster, found);
  return found;
}

interface Cluster {
  text: string;
  start: number;
  end: number;
}

function* clustersOf(text: string, from: number, to: number): Generator<Cluster> {
  let open: Cluster | null = null;
  let at = from;
  for (const char of text.slice(from, to)) {
    const start = at;
    at += char.length;
    if (char.replace(INVISIBLE, '') === '') continue;
    if (char.replace(ACCENT, '') === '') {
      if (open) open.end = at;
      continue;
    }
    const joins = ATTACHED.test(char) || (JAMO.test(char) && open && JAMO.test(open.text));
    if (open && joins) {
      open.text += char;
      open.end = at;
      continue;
    }
    if (open) yield open;
    open = { text: char, start, end: at };
  }
  if (open) yield open;
}

function pushPlain(glyphs: Glyph[], text: string, from: number, to: number): void {
  for (const { text: cluster, start, end } of clustersOf(text, from, to)) {
    for (const shape of shapesOf(cluster)) glyphs.push({ ...shape, start, end });
  }
}

const isLetter = (glyph: Glyph | undefined): boolean =>
  glyph?.kind === 'letter' || glyph?.kind === 'digit';

/**
 * A text as folded characters: compatibility forms, case, accents and what draws nothing are gone; each knows the Latin
 * letter it stands for. References to inputs are one `break` each.
 */
export function foldText(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  let from = 0;
  for (const { 0: reference, index } of text.matchAll(REFERENCE)) {
    pushPlain(glyphs, text, from, index);
    from = index + reference.length;
    const native = reference.toLowerCase();
    glyphs.push({ kind: 'break', native, latin: null, script: 'other', start: index, end: from });
  }
  pushPlain(glyphs, text, from, text.length);
  return glyphs.map((glyph, at) =>
    BRACKETS.has(glyph.native) && !(isLetter(glyphs[at - 1]) && isLetter(glyphs[at + 1]))
      ? { ...glyph, kind: 'separator', latin: null }
      : glyph,
  );
}

/** The folded text itself; folding it again changes nothing. */
export function normaliseText(text: string): string {
  return foldText(text)
    .map(({ native }) => native)
    .join('');
}
