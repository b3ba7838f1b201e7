/** Edits of a name that still make it look like another. */
const FEW = 2;

/** How many letters must be added, left out, changed or swapped with their neighbour to make `a` into `b`. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        cell(i - 1, j) + 1,
        cell(i, j - 1) + 1,
        cell(i - 1, j - 1) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, cell(i - 2, j - 2) + 1);
      row.push(least);
    }
  }
  return cell(a.length, b.length);
}

/** Whether one name is the other with one word added: `DISCORD_BOT_TOKEN`, `SEGMIND_KEY`. */
function hasSameWords(a: string, b: string): boolean {
  const [few = [], many = []] = [a.split('_'), b.split('_')].toSorted(
    (one, other) => one.length - other.length,
  );
  if (few.length < 2 || many.length - few.length > 1) return false;
  let found = 0;
  for (const word of many) if (word === few[found]) found += 1;
  return found === few.length;
}

export interface Slip {
  written: string;
  meant: string;
}

/**
 * Names that are not settings but look like one.
 *
 * @param given - the settings that have a value: a longer name beside one of them is likely meant as it stands.
 */
export function findSlips(
  names: readonly string[],
  settings: readonly string[],
  given: ReadonlySet<string>,
): Slip[] {
  return names
    .filter((name) => !settings.includes(name))
    .flatMap((written) => {
      const name = written.toUpperCase();
      const near = settings
        .map((meant) => ({ meant, distance: editDistance(name, meant) }))
        .toSorted((a, b) => a.distance - b.distance)
        .filter(({ distance }) => distance <= FEW);
      const worded = settings.filter((meant) => !given.has(meant) && hasSameWords(name, meant));
      const meant = near[0]?.meant ?? worded[0];
      return meant === undefined ? [] : [{ written, meant }];
    });
}
