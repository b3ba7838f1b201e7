import type { Localizable, WireCommand, WireOption } from '../wire.ts';

/** Something that can be typed: a command, or one of its subcommands. */
export interface Typeable {
  /** As the bot knows it, such as `/kling jobs`. */
  line: string;
  /** The same in the person's language. */
  shown: string;
  /** Likewise. */
  description: string;
  options: readonly WireOption[];
}

const SUBCOMMAND = 1;
const GROUP = 2;

export const nameIn = (of: Pick<Localizable, 'name' | 'name_localizations'>, locale: string) =>
  of.name_localizations?.[locale] ?? of.name;

export const aboutIn = (of: Localizable, locale: string): string =>
  of.description_localizations?.[locale] ?? of.description ?? '';

/** Everything that can be typed, in the order of the definitions. */
export function typeables(commands: readonly WireCommand[], locale: string): Typeable[] {
  return commands
    .filter(({ type }) => type === 1)
    .flatMap((command) => spread({ line: '', shown: '' }, '/', command, locale));
}

/** @param gap - what stands before its name. */
function spread(
  before: Pick<Typeable, 'line' | 'shown'>,
  gap: string,
  of: Localizable & Pick<WireCommand, 'options'>,
  locale: string,
): Typeable[] {
  const line = `${before.line}${gap}${of.name}`;
  const shown = `${before.shown}${gap}${nameIn(of, locale)}`;
  const options = of.options ?? [];
  const steps = options.filter(({ type }) => type === SUBCOMMAND || type === GROUP);
  if (steps.length === 0) return [{ line, shown, description: aboutIn(of, locale), options }];
  return steps.flatMap((step) => spread({ line, shown }, ' ', step, locale));
}

/** What fits what was typed so far, in the person's language or as it is, what begins like it first. */
export function matching(all: readonly Typeable[], typed: string): Typeable[] {
  const wanted = typed.trim().toLowerCase();
  const begins = ({ line, shown }: Typeable) => shown.startsWith(wanted) || line.startsWith(wanted);
  const part = wanted.replace(/^\//, '');
  return all
    .filter(({ line, shown }) => shown.includes(part) || line.includes(part))
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)));
}
