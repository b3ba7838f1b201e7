import { afterAll, beforeAll } from 'vitest';
import type { InputFile } from '../../../src/core/edit.ts';
import { failureOf, type Failure } from '../../../src/core/errors.ts';
import type { Inputs } from '../../../src/edits/ports.ts';
import { createInputs } from '../../../src/media/check-inputs.ts';
import { buildThread } from './built-thread.ts';
import { startFileServer, type FileServer } from './file-server.ts';

/** A web server and inputs that may read from it, for the tests of one file. */
export interface Checking {
  server: () => FileServer;
  inputs: () => Inputs;
  /** Serves bytes under a new name, as Discord would list them. */
  file: (input: string, bytes: Uint8Array, change?: Partial<InputFile>) => InputFile;
  /** The clip's length in milliseconds, or what is wrong, also where that can be mended. */
  check: (video: InputFile, images?: InputFile[]) => Promise<number | Failure>;
}

export function startChecking(): Checking {
  let server: FileServer;
  // What the verbs ask for, and a way to end it.
  let inputs: Inputs & { close(): Promise<void> };
  let serial = 0;
  beforeAll(async () => {
    await buildThread();
    server = await startFileServer();
    inputs = createInputs({ mediaOrigins: [server.origin] });
  });
  afterAll(async () => {
    await inputs.close();
    await server.close();
  });
  return {
    server: () => server,
    inputs: () => inputs,
    file(input, bytes, change = {}) {
      serial += 1;
      const filename = `${serial}-${input}.mp4`;
      return { input, url: server.put(filename, bytes), filename, bytes: bytes.length, ...change };
    },
    check: (video, images = []) =>
      inputs
        .check({ video, images, elements: [] })
        .then(({ clipMs, mend }) => mend?.why ?? clipMs, failureOf),
  };
}

/** Words as a file. */
export function text(words: string): Uint8Array {
  return new Uint8Array(Buffer.from(words));
}
