import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/*
 * Fonts come as packages, each cut into slices that say which characters they are for. Only the slices that a text needs are loaded:
 * all of them would take most of a second and 90 MB. No font of the machine's is relied on.
 */

const require = createRequire(import.meta.url);

/** A file with glyphs for some characters. */
interface Slice {
  file: string;
  family: string;
  covers: readonly (readonly [from: number, to: number])[];
}

/** In this order. The others have Latin letters too: those of the first are taken. */
const LATIN = require.resolve('@fontsource-variable/noto-sans/package.json');
const SCRIPTS = [
  require.resolve('@fontsource-variable/noto-sans-arabic/package.json'),
  require.resolve('@fontsource-variable/noto-sans-hebrew/package.json'),
  require.resolve('@fontsource-variable/noto-sans-thai/package.json'),
  require.resolve('@fontsource-variable/noto-sans-devanagari/package.json'),
  require.resolve('@fontsource-variable/noto-sans-bengali/package.json'),
  require.resolve('@fontsource-variable/noto-sans-tamil/package.json'),
  require.resolve('@fontsource-variable/noto-sans-telugu/package.json'),
  require.resolve('@fontsource-variable/noto-sans-kannada/package.json'),
  require.resolve('@fontsource-variable/noto-sans-malayalam/package.json'),
  require.resolve('@fontsource-variable/noto-sans-gujarati/package.json'),
  require.resolve('@fontsource-variable/noto-sans-gurmukhi/package.json'),
  require.resolve('@fontsource-variable/noto-sans-khmer/package.json'),
  require.resolve('@fontsource-variable/noto-sans-ethiopic/package.json'),
  require.resolve('@fontsource-variable/noto-sans-georgian/package.json'),
  require.resolve('@fontsource-variable/noto-sans-armenian/package.json'),
  // Letters of these stand in many names for what they look like.
  require.resolve('@fontsource-variable/noto-sans-javanese/package.json'),
  require.resolve('@fontsource-variable/noto-sans-canadian-aboriginal/package.json'),
  require.resolve('@fontsource-variable/noto-sans-cherokee/package.json'),
];
const EMOJI = require.resolve('@infolektuell/noto-color-emoji/package.json');
/** A text is drawn with the first of these that has all of its characters of their kind, so that no word mixes them. */
const HAN = [
  require.resolve('@fontsource-variable/noto-sans-jp/package.json'),
  require.resolve('@fontsource-variable/noto-sans-kr/package.json'),
  require.resolve('@fontsource-variable/noto-sans-sc/package.json'),
];
const SYMBOLS = [
  require.resolve('@fontsource-variable/noto-sans-symbols/package.json'),
  require.resolve('@fontsource/noto-sans-symbols-2/package.json'),
];

const IS_HAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u;
const IS_EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u20E3]/u;
/** Bold, script and boxed letters that are there for mathematics and signs. */
const IMITATES = /[\u{1D400}-\u{1D7FF}\u{1F110}-\u{1F169}]/gu;
/** From here on pictographs are emoji and nothing else. */
const PICTURES = 0x1f300;
const IS_JOINED = /[\p{M}\p{Cf}\p{Variation_Selector}]/u;
const SHARED_CUTS = /^(latin|cyrillic|greek|vietnamese|math)/;

const packages = new Map<string, readonly Slice[]>();
const loaded = new Set<string>();

/** A list of font families that draws this text, for a canvas's `font`; loads what is missing. */
export function familiesFor(text: string): string {
  const slices = [...slicesFor(text)];
  for (const { file, family } of slices) {
    if (loaded.has(file)) continue;
    GlobalFonts.registerFromPath(file, family);
    loaded.add(file);
  }
  return slices.map(({ family }) => `"${family}"`).join(', ');
}

/** As far as there are glyphs for it: letters that only imitate writing become the plain ones, and what no font here has is left out. */
export function drawable(text: string): string {
  const plain = text.replace(IMITATES, (one) => one.normalize('NFKC'));
  const known = Array.from(plain).filter(isCovered).join('').trim();
  return known === '' && plain !== '' ? '?' : known;
}

/** Whether a font of ours has this character, or it is one that draws nothing by itself. */
function isCovered(character: string): boolean {
  if (IS_JOINED.test(character)) return true;
  const point = character.codePointAt(0) ?? 0;
  // Other fonts say that they are for these too, and have none.
  if (point >= PICTURES && IS_EMOJI.test(character)) return has(EMOJI, point);
  return [LATIN, ...SCRIPTS, EMOJI, ...HAN, ...SYMBOLS].some((of) => has(of, point));
}

function slicesFor(text: string): Set<Slice> {
  const characters = [...new Set(text)];
  const points = characters.map((one) => one.codePointAt(0) ?? 0);
  const needed = (of: string, among: readonly number[]): Slice[] =>
    cutsOf(of).filter((slice) => among.some((point) => covers(slice, point)));
  const han = characters.filter((one) => IS_HAN.test(one)).map((one) => one.codePointAt(0) ?? 0);
  const hanFont = HAN.find((of) => han.every((point) => has(of, point)));
  return new Set([
    ...needed(LATIN, [0x20, ...points]),
    ...SCRIPTS.flatMap((of) => needed(of, points)),
    // Joined emoji take glyphs from several of its slices.
    ...(IS_EMOJI.test(text) ? cutsOf(EMOJI) : []),
    ...(hanFont === undefined ? HAN : [hanFont]).flatMap((of) => needed(of, han)),
    ...SYMBOLS.flatMap((of) => needed(of, points)),
  ]);
}

const has = (of: string, point: number): boolean =>
  cutsOf(of).some((slice) => covers(slice, point));

const covers = ({ covers: ranges }: Slice, point: number): boolean =>
  ranges.some(([from, to]) => from <= point && point <= to);

function cutsOf(manifest: string): readonly Slice[] {
  const known = packages.get(manifest);
  if (known) return known;
  const cuts = manifest === EMOJI ? readEmojiCuts() : readCuts(manifest);
  packages.set(manifest, cuts);
  return cuts;
}

function readCuts(manifest: string): Slice[] {
  const dir = dirname(manifest);
  const read = (file: string): unknown => JSON.parse(readFileSync(join(dir, file), 'utf8'));
  const { id, variable } = read('metadata.json') as { id: string; variable?: unknown };
  const end = variable === false ? '400-normal' : 'wght-normal';
  const ranges = read('unicode.json') as Record<string, string>;
  const cuts = Object.entries(ranges).filter(
    ([name]) => manifest === LATIN || !SHARED_CUTS.test(name),
  );
  return cuts.map(([name, text]) => {
    const family = `${id}-${name.replace(/[[\]]/g, '')}`;
    const file = join(dir, 'files', `${family}-${end}.woff2`);
    return { file, family, covers: readRanges(text) };
  });
}

/** Its package names the slices in a style sheet only. */
function readEmojiCuts(): Slice[] {
  const dir = dirname(EMOJI);
  const sheet = readFileSync(join(dir, 'index.css'), 'utf8');
  const faces = sheet.matchAll(/url\(\.\/(files\/(\d+)\.woff2)\)[^}]*?unicode-range:([^;}]+)/g);
  return [...faces].map(([, path = '', name = '', text = '']) => ({
    file: join(dir, path),
    family: `emoji-${name}`,
    covers: readRanges(text),
  }));
}

/** `U+0000-00FF,U+0131`, as style sheets write them. */
function readRanges(text: string): [number, number][] {
  return [...text.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ]);
}
