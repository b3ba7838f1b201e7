import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EditError } from '../../../src/core/errors.ts';
import { createInputs, type CheckedFiles } from '../../../src/media/check-inputs.ts';
import { runs } from '../../support/heavy.ts';
import { buildThread } from './built-thread.ts';
import { startFileServer, type FileServer } from './file-server.ts';
import { findBox, testClip, testImage, withEndlessChunks, withNumber } from './test-clips.ts';

/** Files tried. */
const RUNS = runs(150);
/** Always the same files, unless a run is given another seed. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261122);

let server: FileServer;
let inputs: CheckedFiles;
beforeAll(async () => {
  await buildThread();
  server = await startFileServer();
  // A shorter time for computing than in earnest: a clip that holds its thread does so for ever.
  inputs = createInputs({ mediaOrigins: [server.origin], thinkMs: 500 });
});
afterAll(async () => {
  await inputs.close();
  await server.close();
});

interface Mutation {
  /** Where, as a part of the region that is mutated. */
  at: number;
  value: number;
  kind: 'byte' | 'number' | 'cut' | 'twice';
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  // Not a double: those are nearly all next to zero.
  at: fc.nat({ max: 9999 }).map((part) => part / 10_000),
  value: fc.oneof(
    fc.constantFrom(0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff, 0xffff, 700, 65_536),
    fc.nat({ max: 0xffffffff }),
  ),
  kind: fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom('byte' as const, 'number' as const) },
    { weight: 1, arbitrary: fc.constantFrom('cut' as const, 'twice' as const) },
  ),
});

/** A file, and the region of it that a parser looks at. */
interface Base {
  bytes: Uint8Array;
  from: number;
  to?: number;
}

/** Changes bytes within the region. */
function mutate(base: Base, bytes: Uint8Array, { at, value, kind }: Mutation): Uint8Array {
  const { from, to = bytes.length } = base;
  const room = Math.max(1, to - from - 4);
  const offset = Math.min(bytes.length - 4, from + Math.floor(at * room));
  switch (kind) {
    case 'byte': {
      const copy = new Uint8Array(bytes);
      copy[offset] = value & 0xff;
      return copy;
    }
    case 'number':
      return withNumber(bytes, offset, value);
    case 'cut':
      return bytes.slice(0, Math.max(4, offset));
    case 'twice':
      return new Uint8Array(
        Buffer.concat([
          bytes.subarray(0, offset),
          bytes.subarray(offset, offset + 64),
          bytes.subarray(offset),
        ]),
      );
  }
}

/** `ok`, or the code of the refusal; anything else thrown is a defect. */
async function outcome(clip: Uint8Array, image: Uint8Array): Promise<string> {
  const put = (name: string, bytes: Uint8Array) => ({
    input: name,
    url: server.put(name, bytes),
    filename: name,
    bytes: 1000,
  });
  const files = { video: put('video', clip), images: [put('image1', image)], elements: [] };
  return inputs.check(files).then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof EditError && error.failure.code !== 'internal')
        return error.failure.code;
      throw error;
    },
  );
}

function printed(counts: Map<string, number>): string {
  return [...counts].map(([code, count]) => `${code} ${count}`).join(', ');
}

test(`${RUNS} damaged files are each answered`, { timeout: 60_000 + RUNS * 1500 }, async () => {
  const image = await testImage('png', '400x300');
  const jpeg = await testImage('jpg', '400x300');
  const end = await testClip();
  const start = await testClip({ more: ['-movflags', '+faststart', '-bf', '2'] });
  const pieces = await testClip({ more: ['-movflags', 'frag_keyframe+empty_moov'] });
  const mov = await testClip({ ending: 'mov' });
  const clips: Base[] = [
    { bytes: end, from: findBox(end, 'moov') + 4 },
    { bytes: start, from: findBox(start, 'moov') + 4, to: findBox(start, 'mdat') - 4 },
    { bytes: pieces, from: 0, to: findBox(pieces, 'mdat') + 4 },
    { bytes: mov, from: findBox(mov, 'moov') + 4 },
  ];
  const images: Base[] = [
    { bytes: image, from: 8, to: 40 },
    { bytes: jpeg, from: 2, to: 700 },
  ];
  const counts = new Map<string, number>();
  const note = (code: string): void => void counts.set(code, (counts.get(code) ?? 0) + 1);

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...clips),
      fc.constantFrom(...images),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.nat({ max: 4 }),
      async (clip, picture, mutations, die) => {
        const damaged = (base: Base): Uint8Array =>
          mutations.reduce((bytes, one) => mutate(base, bytes, one), base.bytes);
        // Images are looked at only when the clip is fine, so they are damaged apart.
        const code =
          die === 0 ? await outcome(end, damaged(picture)) : await outcome(damaged(clip), image);
        note(code);
      },
    ),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );

  note(await outcome(withEndlessChunks(end), image));
  note(await outcome(withNumber(end, findBox(end, 'stts') + 12, 0xffffffff), image));
  note(await outcome(withNumber(end, findBox(end, 'stsz') + 12, 0xffffffff), image));
  console.log(`fuzz: ${printed(counts)}`);
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(RUNS + 3);
  // The same files, so the damage was neither always harmless nor always fatal.
  expect(counts.get('ok')).toBeGreaterThan(0);
  expect(counts.size).toBeGreaterThan(3);
  // And the threads that were ended have been replaced.
  expect(await outcome(end, image)).toBe('ok');
});
