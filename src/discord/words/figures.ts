const MIB = 1024 * 1024;
const MICROS = 1_000_000;

/** Closer to its limit than this, a figure needs all its decimals. */
const CLOSE = 0.5;

/** What one language says around its figures. */
export interface FigureWords {
  /** A number with its unit. */
  seconds(n: string): string;
  minutes(n: string): string;
  hours(n: string): string;
  /** Two of these: `4 min 12 s`. */
  together(large: string, small: string): string;
  megabytes(n: string): string;
  /** Of a time ahead: the parts above go in. */
  lessThanAMinute: string;
  about(time: string): string;
  aboutCost(cost: string): string;
  lessThanCost(cost: string): string;
}

/** What is counted, in the forms of a language. `#` stands for the number, as the language writes it. */
export interface Forms {
  /** Where a language says it without a number: `no images`. */
  zero?: string;
  /** Where a language tells one from many. */
  one?: string;
  other: string;
}

/**
 * Numbers, times, sizes, money and lists as one language writes them.
 *
 * @param locale - of `Intl`: `pt-BR`.
 */
export function figuresIn(locale: string, words: FigureWords) {
  const numbers = numbersIn(locale);
  return {
    ...numbers,
    ...sizesIn(locale, words),
    ...timesIn(locale, words, numbers.count),
    ...moneyIn(locale, words),
    ...listsIn(locale),
  };
}

/** Made when it is first asked for: most processes speak few of the languages, and each of `Intl`'s objects takes 0.1 MB. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function decimals(locale: string, most: number, least = 0): (n: number) => string {
  const format = once(
    () =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most }),
  );
  return (n) => format().format(n);
}

function numbersIn(locale: string) {
  const [whole, tenth, thousandth] = [
    decimals(locale, 0),
    decimals(locale, 1),
    decimals(locale, 3),
  ];
  const rules = once(() => new Intl.PluralRules(locale));
  const count = (n: number): string => whole(Math.round(n));
  return {
    /** Rounded. */
    count,
    /** With as many decimals as it has, up to three. */
    decimal: (n: number): string => thousandth(n),
    /** A figure beside its limit: one decimal where that is clear, else three, and never rounded onto the limit. */
    near: (value: number, limit: number): string => {
      if (Math.abs(value - limit) >= CLOSE) return tenth(value);
      const rounded = Math.round(value * 1000) / 1000;
      const away = value > limit ? Math.ceil(value * 1000) / 1000 : Math.floor(value * 1000) / 1000;
      return thousandth(rounded === limit ? away : rounded);
    },
    /** `1 image`, `no images`, `3 images`. */
    many: (n: number, forms: Forms): string => {
      if (n === 0 && forms.zero !== undefined) return forms.zero;
      const form = rules().select(n) === 'one' ? (forms.one ?? forms.other) : forms.other;
      return form.replaceAll('#', count(n));
    },
    /** `1,280 × 720`. */
    sides: (width: number, height: number): string => `${count(width)} × ${count(height)}`,
  };
}

function sizesIn(locale: string, words: FigureWords) {
  const tenth = decimals(locale, 1);
  return {
    /** Bytes in Discord's MB (of 1024 x 1024), rounded up: a file over a limit never looks as if it met it. */
    megabytes: (bytes: number): string =>
      words.megabytes(tenth(Math.ceil((bytes / MIB) * 10) / 10)),
    /** A limit in the same unit, rounded down. */
    limitMegabytes: (bytes: number): string =>
      words.megabytes(tenth(Math.floor((bytes / MIB) * 10) / 10)),
  };
}

function timesIn(locale: string, words: FigureWords, count: (n: number) => string) {
  const tenth = decimals(locale, 1, 1);
  const both = (large: string, small: string, rest: number): string =>
    rest === 0 ? large : words.together(large, small);
  return {
    /** Milliseconds of a clip: `5.0 s`. */
    clipLength: (ms: number): string => words.seconds(tenth(ms / 1000)),
    /** A measured time in ms: `48 s`, `4 min 12 s`, `1 h 3 min`. */
    duration: (ms: number): string => {
      const all = Math.max(1, Math.round(ms / 1000));
      const hours = Math.floor(all / 3600);
      const minutes = Math.floor(all / 60) % 60;
      const seconds = all % 60;
      if (all < 60) return words.seconds(count(all));
      return hours > 0
        ? both(words.hours(count(hours)), words.minutes(count(minutes)), minutes)
        : both(words.minutes(count(minutes)), words.seconds(count(seconds)), seconds);
    },
    /** A time ahead in ms, no finer than is known: `less than a minute`, `about 4 min`, `about 2 h`. */
    about: (ms: number): string => {
      if (ms < 45_000) return words.lessThanAMinute;
      return words.about(
        ms < 90 * 60_000
          ? words.minutes(count(Math.max(1, Math.round(ms / 60_000))))
          : words.hours(count(Math.round(ms / 3_600_000))),
      );
    },
  };
}

function moneyIn(locale: string, words: FigureWords) {
  const money = once(() => new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' }));
  return {
    /** Micro-dollars: `about $1.05`. */
    aboutCost: (micros: number): string =>
      micros < 10_000
        ? words.lessThanCost(money().format(0.01))
        : words.aboutCost(money().format(micros / MICROS)),
    /** Micro-dollars: `$1.05`; rounded down, so that nothing looks as if it were left that is not. */
    dollars: (micros: number): string => money().format(Math.floor(micros / 10_000) / 100),
  };
}

function listsIn(locale: string) {
  const conjunction = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const disjunction = once(() => new Intl.ListFormat(locale, { type: 'disjunction' }));
  return {
    /** `Attach Files and View Channel`. */
    listed: (names: readonly string[]): string => conjunction().format(names),
    /** `this or that`. */
    either: (names: readonly string[]): string => disjunction().format(names),
  };
}
