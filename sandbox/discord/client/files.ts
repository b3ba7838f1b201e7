import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Deps } from '../deps.ts';
import { contentTypeOf, pictureSize, storedName } from '../file-facts.ts';
import type { StoredFile } from '../model.ts';

/** A file a person picks: one on disk, or bytes. What the client would say about it can be given too. */
export type FileInput = ({ path: string; name?: string } | { name: string; bytes: Uint8Array }) & {
  contentType?: string;
  width?: number;
  height?: number;
  durationSecs?: number;
};

export function isFileInput(value: unknown): value is FileInput {
  return typeof value === 'object' && value !== null && ('path' in value || 'bytes' in value);
}

/** The name a file is shown by. */
export function fileName(input: FileInput): string {
  return 'path' in input ? (input.name ?? basename(input.path)) : input.name;
}

/** Uploads a person's file to the CDN; `folder` stands in its address. */
export async function uploadFile(
  { world, files }: Deps,
  input: FileInput,
  { ephemeral, folder }: { ephemeral: boolean; folder: string },
): Promise<StoredFile> {
  const source = 'path' in input ? createReadStream(input.path) : input.bytes;
  const got = await files.receive(source);
  const picture = pictureSize(got.head);
  const name = storedName(fileName(input));
  const stored: StoredFile = {
    id: world.ids.next(),
    name,
    size: got.size,
    sha256: got.sha256,
    path: got.path,
    contentType: input.contentType ?? contentTypeOf(name),
    width: input.width ?? picture?.width,
    height: input.height ?? picture?.height,
    durationSecs: input.durationSecs,
    description: undefined,
    ephemeral,
    folder,
  };
  files.add(stored);
  return stored;
}
