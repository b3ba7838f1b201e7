const MIB = 1024 * 1024;

/** Closer to its limit than this, a figure needs all its decimals. */
const CLOSE = 0.5;

/** A figure beside its limit: one decimal where that is clear, else three, and never rounded onto the limit. */
export function near(value: number, limit: number): string {
  if (Math.abs(value - limit) >= CLOSE) return decimals(value, 1);
  const rounded = Math.round(value * 1000) / 1000;
  const away = value > limit ? Math.ceil(value * 1000) / 1000 : Math.floor(value * 1000) / 1000;
  return decimals(rounded === limit ? away : rounded, 3);
}

function decimals(value: number, most: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: most });
}

/** Bytes in Discord's MB (of 1024 x 1024), rounded up: a file over a limit never looks as if it met it. */
export function megabytes(bytes: number): string {
  return `${(Math.ceil((bytes / MIB) * 10) / 10).toLocaleString('en-US')} MB`;
}

/** A limit in the same unit, rounded down. */
export function limitMegabytes(bytes: number): string {
  return `${(Math.floor((bytes / MIB) * 10) / 10).toLocaleString('en-US')} MB`;
}

/** `1,280 x 720`. */
export function sides(width: number, height: number): string {
  return `${count(width)} × ${count(height)}`;
}

export function count(n: number): string {
  return Math.round(n).toLocaleString('en-US');
}

/** `1 image`, `no images`, `3 images`. */
export function many(n: number, thing: string): string {
  return `${n === 0 ? 'no' : count(n)} ${thing}${n === 1 ? '' : 's'}`;
}
