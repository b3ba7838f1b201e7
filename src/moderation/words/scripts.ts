/** How a script's words are told apart and read as Latin ones. */
export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'arabic'
  | 'hangul'
  /** Han, kana, Thai, ...: no blanks between words. */
  | 'unspaced'
  /** Scripts that in a prompt are most likely there for their looks: Cherokee, Lisu, Coptic, ... */
  | 'ornamental'
  | 'other';

const SCRIPTS: readonly [Script, RegExp][] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hangul', /\p{Script=Hangul}/u],
  [
    'unspaced',
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30FC]/u,
  ],
  [
    'ornamental',
    /[\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Coptic}\p{Script=Deseret}\p{Script=Old_Italic}\p{Script=Runic}\p{Script=Carian}\p{Script=Lycian}\p{Script=Canadian_Aboriginal}]/u,
  ],
];

/** The script of one letter. */
export function scriptOf(letter: string): Script {
  return SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other';
}

/**
 * Letters that cannot be told from a Latin one. A word of nothing else may be Latin in disguise; that `л` is drawn a bit like
 * an `n` only counts beside real Latin letters.
 */
const TWINS: Partial<Record<Script, RegExp>> = {
  cyrillic: /[авекмнорстухгіјѕһԁԛԝӏүѵ]/u,
  greek: /[αβεηικνορτυχγ]/u,
  ornamental: /./u,
};

/** Whether this letter, folded, looks the same as a Latin one. */
export function isTwin(letter: string, script: Script): boolean {
  return TWINS[script]?.test(letter) ?? false;
}
