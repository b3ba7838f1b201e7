import { WireFailure } from './wire-failure.ts';
import type { Answer } from './wire.ts';

/** The body's chunks, up to `maxBytes`. Rejects with a `cut` {@link WireFailure}. */
export async function* chunksOf(answer: Answer, maxBytes: number): AsyncGenerator<Uint8Array> {
  const chunks = answer.body[Symbol.asyncIterator]();
  let bytes = 0;
  for (;;) {
    const next = await chunks.next().catch((error: unknown) => {
      throw new WireFailure('cut', error);
    });
    if (next.done === true) return;
    bytes += next.value.length;
    if (bytes > maxBytes) throw tooLong();
    yield next.value;
  }
}

function tooLong(): WireFailure {
  return new WireFailure('cut', Object.assign(new RangeError(), { code: 'BODY_TOO_LONG' }));
}

/** Everything that comes, as text. Rejects like {@link chunksOf}, and beyond `maxBytes`. */
export async function readText(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLong();
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** As much of a body as comes within the bounds: for answers whose status says enough already. */
export async function readSome(answer: Answer, maxBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of chunksOf(answer, maxBytes)) parts.push(chunk);
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error;
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * The first `count` bytes (fewer if there are no more), and all chunks with those first ones in front. `chunks` is then
 * the caller's no more.
 */
export async function peek(
  chunks: AsyncGenerator<Uint8Array>,
  count: number,
): Promise<{ head: Buffer; all: AsyncGenerator<Uint8Array> }> {
  let head = Buffer.alloc(0);
  while (head.length < count) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* chunks;
  };
  return { head, all: whole() };
}

/** The JSON in a text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
