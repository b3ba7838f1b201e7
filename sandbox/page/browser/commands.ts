import type { WireCommand, WireOption } from '../wire.ts';

/** Something that can be typed: a command, or one of its subcommands. */
export interface Typeable {
  /** Such as `/kling jobs`. */
  line: string;
  description: string;
  options: readonly WireOption[];
}

const SUBCOMMAND = 1;
const GROUP = 2;

/** Everything that can be typed, in the order of the definitions. */
export function typeables(commands: readonly WireCommand[]): Typeable[] {
  return commands
    .filter(({ type }) => type === 1)
    .flatMap(({ name, description, options }) => spread(`/${name}`, description, options ?? []));
}

function spread(line: string, description: string, options: readonly WireOption[]): Typeable[] {
  const steps = options.filter(({ type }) => type === SUBCOMMAND || type === GROUP);
  if (steps.length === 0) return [{ line, description, options }];
  return steps.flatMap((step) =>
    spread(`${line} ${step.name}`, step.description, step.options ?? []),
  );
}

/** What fits what was typed so far, what begins like it first. */
export function matching(all: readonly Typeable[], typed: string): Typeable[] {
  const wanted = typed.trim().toLowerCase();
  const rank = ({ line }: Typeable) => (line.startsWith(wanted) ? 0 : 1);
  return all
    .filter(({ line }) => line.includes(wanted.replace(/^\//, '')))
    .toSorted((a, b) => rank(a) - rank(b));
}
