/** Something is not as it is in a plain clip; nothing says what it is then. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError';
}

/** @throws NotPlainError */
export function need(holds: boolean): asserts holds {
  if (!holds) throw new NotPlainError();
}

/** The contents of the boxes within another one, by type. */
export type Boxes = ReadonlyMap<string, readonly Buffer[]>;

/** A film has three tracks at most, and a table of samples about ten parts. */
const BOXES_MAX = 64;
const WITHOUT_MEANING: readonly string[] = ['free', 'skip'];

/**
 * Reads the boxes that fill `bytes` exactly (ISO/IEC 14496-12, 4.2), of these types and no others.
 *
 * @throws NotPlainError, or RangeError where bytes are missing.
 */
export function boxesIn(bytes: Buffer, types: readonly string[]): Boxes {
  const boxes = new Map<string, Buffer[]>();
  let at = 0;
  for (let count = 0; at < bytes.length; count += 1) {
    const size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    need(count < BOXES_MAX && size >= 8 && at + size <= bytes.length);
    need(types.includes(type) || WITHOUT_MEANING.includes(type));
    boxes.set(type, [...(boxes.get(type) ?? []), bytes.subarray(at + 8, at + size)]);
    at += size;
  }
  return boxes;
}

/** @throws NotPlainError unless there is one of this type, and no other. */
export function only(boxes: Boxes, type: string): Buffer {
  const [box, ...more] = boxes.get(type) ?? [];
  need(box !== undefined && more.length === 0);
  return box;
}

/** Null where there is none. */
export function atMostOne(boxes: Boxes, type: string): Buffer | null {
  return boxes.has(type) ? only(boxes, type) : null;
}

/**
 * Reads a table of 32-bit numbers: version and flags, how many rows, the rows.
 *
 * @param first - where the number of rows stands.
 */
export function rowsOf(table: Buffer, columns: number, first = 4): number[][] {
  const rows = table.readUInt32BE(first);
  const begin = first + 4;
  need(table.readUInt32BE(0) === 0 && table.length === begin + rows * columns * 4);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) =>
      table.readUInt32BE(begin + (row * columns + column) * 4),
    ),
  );
}
