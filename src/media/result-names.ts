import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fail } from '../core/errors.ts';

/**
 * The names of an edit's files in the results folder, which all begin with its id: `<id>.mp4` as fetched,
 * `<id>.source.mp4` or `.mov` the clip it was made from, `<id>.source.image1.png` a picture, `<id>.fit-<limit>.mp4` and
 * `<id>.preview-<limit>.mp4` made to fit so many bytes, `<id>.prepared-<limit>.mp4` what a clip was cut or converted into and
 * `<id>.source.uncut.mp4` that clip, `<id>.frame.jpg` a picture taken out of one of them, `….<name>.part` being
 * written.
 */
export function resultPath(dir: string, id: string): string {
  return join(dir, `${checkId(id)}.mp4`);
}

/** What an edit was made from: the clip as `mp4` or `mov`, a picture as `image1.png`. */
export function sourcePath(dir: string, id: string, end: string): string {
  return join(dir, `${checkId(id)}.source.${end}`);
}

/** One name for one limit: a job that is repeated finds what was made before. */
export function fittedPath(
  dir: string,
  id: string,
  kind: 'fitted' | 'preview',
  maxBytes: number,
): string {
  return join(dir, `${checkId(id)}.${kind === 'fitted' ? 'fit' : 'preview'}-${maxBytes}.mp4`);
}

/** What the model gets of a clip that was cut or converted, by the most bytes that it might have. */
export function preparedPath(dir: string, id: string, maxBytes: number): string {
  return join(dir, `${checkId(id)}.prepared-${maxBytes}.mp4`);
}

/** A picture taken out of a clip: read at once, so it only ever has the name of a part. */
export function framePath(dir: string, id: string): string {
  return join(dir, `${checkId(id)}.frame.jpg`);
}

/** What a file is called until it is whole; a name of its own each time: another copy of the same job may be writing for the same edit. */
export function partPath(path: string): string {
  return `${path}.${randomUUID()}.part`;
}

/** What a file in the folder is, by its name; null when it is none of ours. */
export function readName(name: string): { id: string; kind: 'whole' | 'part' } | null {
  const form =
    /^([\w-]+?)(?:\.(?:fit|preview|prepared)-\d+\.mp4|\.frame\.jpg|\.source(?:\.\w+)?\.(?:mp4|mov|png|jpg)|\.mp4)(\.[\w-]+\.part)?$/;
  const [, id, part] = form.exec(name) ?? [];
  return id === undefined ? null : { id, kind: part === undefined ? 'whole' : 'part' };
}

/** Ids are ours, but they name files: nothing that could leave the folder. */
function checkId(id: string): string {
  if (!/^[\w-]{1,100}$/.test(id)) throw fail('internal');
  return id;
}
