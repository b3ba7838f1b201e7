/** Each series of a page of metrics with its value, without the role, which all of one process share. */
export function seriesOf(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line): [string, number] => {
      const at = line.lastIndexOf(' ');
      const series = line.slice(0, at).replace(/role="\w+",?/, '');
      return [series.replace(/,\}$/, '}').replace('{}', ''), Number(line.slice(at + 1))];
    }),
  );
}
