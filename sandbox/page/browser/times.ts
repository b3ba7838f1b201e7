import { el } from './dom.ts';
import { sandboxNow } from './state.ts';

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** A moment as Discord writes `<t:seconds:style>`. */
function momentText(ms: number, style: string): string {
  if (style !== 'R') return new Intl.DateTimeFormat('en', STYLES[style] ?? STYLES['f']).format(ms);
  const seconds = Math.round((ms - sandboxNow()) / 1000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

/** An element that shows it, and goes on showing it as time passes. */
export function moment(ms: number, style: string): HTMLElement {
  const iso = Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : null;
  if (iso === null) return el('span', {}, 'Invalid date');
  return el('time', { datetime: iso, 'data-style': style }, momentText(ms, style));
}

/** Brings all relative times up to date. */
export function refreshTimes(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-style="R"]')) {
    const text = momentText(Date.parse(time.dateTime), 'R');
    if (time.textContent !== text) time.textContent = text;
  }
}

/** When a message was written. */
export function clockText(ms: number): string {
  return new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(ms);
}
