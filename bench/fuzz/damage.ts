import type { Dice } from './dice.ts';

const NUMBERS = [0, 1, -1, 2 ** 31, 2 ** 53, 1e308, 0.1, -0];
const TEXTS = [
  '',
  ' ',
  '0',
  'null',
  '../..',
  '@everyone',
  '\u0000',
  '\ud800',
  '\u202etxt',
  '__proto__',
  'https://127.0.0.1/',
  'data:video/mp4;base64,AAAA',
  'A'.repeat(20_000),
];
const KEYS = ['id', 'type', 'data', 'options', 'value', 'status', 'output', 'video', '__proto__'];
const DEEPEST = 400;

/** Some JSON value that has nothing to do with what was expected. */
export function anyJson(dice: Dice, depth = 0): unknown {
  const kind = dice.below(depth > 3 ? 5 : 8);
  switch (kind) {
    case 0:
      return null;
    case 1:
      return dice.below(2) === 0;
    case 2:
      return dice.pick(NUMBERS);
    case 3:
      return dice.pick(TEXTS);
    case 4:
      return String(dice.below(2 ** 31));
    case 5:
      return Array.from({ length: dice.below(6) }, () => anyJson(dice, depth + 1));
    case 6:
      return nested(dice);
    default:
      return Object.fromEntries(
        Array.from({ length: dice.below(6) }, () => [dice.pick(KEYS), anyJson(dice, depth + 1)]),
      );
  }
}

/** Options in options, values in arrays: what recursion has to end with. */
function nested(dice: Dice): unknown {
  let value: unknown = dice.pick(TEXTS);
  const wrap = dice.below(2);
  for (let depth = dice.below(DEEPEST); depth > 0; depth -= 1) {
    value =
      wrap === 0
        ? [value]
        : depth % 2 === 0
          ? { type: 1, name: 'a', options: [value] }
          : { output: value };
  }
  return value;
}

/** A copy with one to four things in it taken out, doubled, or put in the place of others. */
export function damageJson(value: unknown, dice: Dice): unknown {
  const copy: unknown = structuredClone(value);
  let damaged: unknown = copy;
  for (let times = 1 + dice.below(4); times > 0; times -= 1) damaged = damageOnce(damaged, dice);
  return damaged;
}

function damageOnce(value: unknown, dice: Dice): unknown {
  const places: { holder: Record<string, unknown> | unknown[]; key: string }[] = [];
  const collect = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null || places.length > 2_000) return;
    for (const key of Object.keys(holder)) {
      places.push({ holder: holder as Record<string, unknown>, key });
      collect((holder as Record<string, unknown>)[key]);
    }
  };
  collect(value);
  if (places.length === 0 || dice.below(50) === 0) return anyJson(dice);
  const { holder, key } = dice.pick(places);
  const at = holder as Record<string, unknown>;
  switch (dice.below(4)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete at[key];
      break;
    case 1: {
      const other = dice.pick(places);
      at[key] = structuredClone((other.holder as Record<string, unknown>)[other.key]);
      break;
    }
    default:
      at[key] = anyJson(dice);
  }
  return value;
}

const WORDS = [0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff, 0xffff, 700, 65_536];

/** A copy with one to six bytes or numbers of its first `within` changed; now and then cut off, or a piece of it doubled. */
export function damageBytes(bytes: Uint8Array, dice: Dice, within: number): Uint8Array {
  const room = Math.max(1, Math.min(within, bytes.length) - 4);
  const copy = Buffer.from(bytes);
  for (let times = 1 + dice.below(6); times > 0; times -= 1) {
    const at = dice.below(room);
    if (dice.below(2) === 0) copy[at] = dice.below(256);
    else copy.writeUInt32BE(dice.below(3) === 0 ? dice.below(2 ** 31) : dice.pick(WORDS), at);
  }
  const at = dice.below(room);
  switch (dice.below(12)) {
    case 0:
      return copy.subarray(0, Math.max(1, at));
    case 1:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at, at + 64), copy.subarray(at)]);
    default:
      return copy;
  }
}

/** Bytes by chance alone. */
export function anyBytes(dice: Dice, most: number): Uint8Array {
  return Uint8Array.from({ length: 1 + dice.below(most) }, () => dice.below(256));
}
