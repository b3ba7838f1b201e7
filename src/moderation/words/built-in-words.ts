import { DataSet, englishDataset, pattern } from 'obscenity';

/**
 * Words of obscenity's English list that are left out, because prompts about clips use them for something else: blood types and
 * the town of Åbo, dams, the colour black, a bird, a chink of light, a pricked balloon, scat singing, a disability, a name.
 */
const LEFT_OUT = new Set(['abo', 'dyke', 'negro', 'chink', 'prick', 'scat', 'spastic', 'hooker']);

/** Words that are not in obscenity's list, or only in a spelling that needs its own collapsing of double letters. */
const ADDED: readonly (readonly [word: string, ...patterns: ReturnType<typeof pattern>[]])[] = [
  ['fuck', pattern`|fcuk`, pattern`|phuck`, pattern`|phuk|`, pattern`|fuq|`],
  ['bitch', pattern`|biatch`, pattern`|bytch`, pattern`|biotch`],
  [
    'ass',
    pattern`|dumbass`,
    pattern`|jackass`,
    pattern`|fatass`,
    pattern`|lardass`,
    pattern`|azz|`,
  ],
  ['cock', pattern`|cocksuck`],
  ['cum', pattern`|cumshot`],
  ['masturbate', pattern`masturbat`],
  ['pussy', pattern`|pussies`],
  ['tranny', pattern`|tranny`, pattern`|trannies`],
  ['rimjob', pattern`rimjob`],
  ['bukkake', pattern`bukkake`],
  ['wetback', pattern`|wetback`],
  ['raghead', pattern`|raghead`],
  ['towelhead', pattern`|towelhead`],
];

/** obscenity's English list with our changes; metadata: the word that a pattern is about. */
export function builtInDataSet(): DataSet<{ originalWord: string }> {
  const set = new DataSet<{ originalWord: string }>()
    .addAll(englishDataset)
    .removePhrasesIf(({ metadata }) => LEFT_OUT.has(metadata?.originalWord ?? ''));
  for (const [originalWord, ...patterns] of ADDED) {
    set.addPhrase((phrase) => {
      for (const one of patterns) phrase.addPattern(one);
      return phrase.setMetadata({ originalWord });
    });
  }
  return set;
}

const listed = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');

/** Looked for as phrases, and with letters starred out; obscenity does neither on single words. */
export const BUILT_IN_PHRASES = ['double penetration', 'finger bang', 'jerk off', 'kill yourself'];
export const OFTEN_STARRED = listed(`
  fuck fucker fucking motherfucker shit bullshit bitch cunt dick cock pussy whore slut nigger nigga faggot asshole penis
  vagina porn tits rape bastard retard twat wanker anal hentai`);

/** Found inside any word: there is no harmless one that holds them. */
const ANYWHERE = new Set([
  'finger bang',
  ...listed(`
    fuck nigger bitch bastard blowjob bollocks bukkake chingchong deepthroat doggystyle ejaculate gangbang handjob hentai
    masturbate rimjob buttplug dildo`),
]);

/** What may follow a word in the same word, `-` for nothing; where a word is not named, these. */
const COMMON_ENDS = '- s es ed er ers ing in y';
const ENDS: Readonly<Record<string, string>> = {
  anal: '- ly',
  anus: '- es',
  arse: '- s d hole holes face wipe',
  ass: '- es hole holes hat clown face wipe fuck crack less',
  bestiality: 'ity',
  boob: '- s ies age job',
  cock: '- s sucker suckers sucking er ing head',
  cuck: '- s old olds ed olded',
  cum: '- s ming med shot slut dump stain bucket ing',
  cunt: '- s y ish ing face',
  dick: '- s head heads ish pic pics face wad sucker ed ing',
  fag: '- s got gots gotry gy',
  fisting: 'g',
  fuck: '- s d in ing er ers ed n u off you',
  incest: '- uous',
  orgasm: '- s ic ed ing',
  orgy: '-',
  penis: '- es',
  piss: '- es ed ing er off y pot',
  porn: '- s o os y star stars hub ography ographic ographer site',
  pussy: '- s',
  rape: '- d s r rs y',
  retard: '- s ed edly o',
  semen: '-',
  sex: '-',
  shit: '- s ty ting ter head heads hole storm face show faced bag',
  slut: '- s ty tier shaming',
  tit: '- s ies y fuck',
  twat: '- s ty ted',
  vagina: '- s l lly e',
};

/** What may stand before a word in the same word. */
const STARTS = new Set([
  '',
  ...listed(`
    mother bull horse dog bat ape dip chicken holy eat big small tiny huge fat dumb jack man suck cum the a my your you u
    what whatthe or food gay child revenge no anti un`),
]);

/** Finds that are harmless as they are: a town, a name, a football club, a bird. */
const HARMLESS = new Set(['bitche', 'fu', 'fk', 'bich', 'tit', 'prn']);

/** Two words that are harmless together, whichever of them was found. */
const HARMLESS_PAIRS = new Set([
  'moby dick',
  'dick van',
  'van dyke',
  'dick tracy',
  'dick clark',
  'pussy willow',
  'pussy willows',
  'cum laude',
  'anal fin',
  'anal fins',
]);

/** A word of its own that only looks related. */
const UNRELATED = /^niggard/;

/** obscenity's wild cards reach further than its words: `f[?]ck` takes "fock" too, `n[i]gga` "trailing gap". */
const MISREAD = /^f[^u]ck$|^.anal$|^ng|^bich$/;

const NOTHING = '-';
const endsOf = (word: string): string[] =>
  listed(ENDS[word] ?? COMMON_ENDS).map((end) => (end === NOTHING ? '' : end));

/**
 * Whether a find is a word, or only letters inside one.
 *
 * @param about The word that the pattern is about.
 * @param found The letters that matched.
 * @param whole The word in which they were found.
 * @param solid Whether that word stood there as one, or letter by letter; not put together from parts.
 */
export function isWord(about: string, found: string, whole: string, solid: boolean): boolean {
  if (HARMLESS.has(whole) || UNRELATED.test(whole) || MISREAD.test(found)) return false;
  if (solid && ANYWHERE.has(about) && found.length >= 4) return true;
  const at = whole.indexOf(found);
  return STARTS.has(whole.slice(0, at)) && endsOf(about).includes(whole.slice(at + found.length));
}

/** Whether a found word belongs to a harmless pair with the word before or after it. */
export function isHarmlessBeside(before: string, whole: string, after: string): boolean {
  return HARMLESS_PAIRS.has(`${before} ${whole}`) || HARMLESS_PAIRS.has(`${whole} ${after}`);
}
