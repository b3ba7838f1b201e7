import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fail } from '../core/errors.ts';

/**
 * The names of an edit's files in the results folder, which all begin with its id: `<id>.mp4` as fetched,
 * `<id>.fit-<limit>.mp4` made to fit so many bytes, `<id>.mp4.<name>.part` being written.
 */
export function resultPath(dir: string, id: string): string {
  return join(dir, `${checkId(id)}.mp4`);
}

/** One name for one limit: a job that is repeated replaces its file instead of adding another. */
export function fittedPath(dir: string, id: string, maxBytes: number): string {
  return join(dir, `${checkId(id)}.fit-${maxBytes}.mp4`);
}

/** A name of its own each time: another copy of the same job may be writing for the same edit. */
export function partPath(dir: string, id: string): string {
  return `${resultPath(dir, id)}.${randomUUID()}.part`;
}

/** What a file in the folder is, by its name; null when it is none of ours. */
export function readName(name: string): { id: string; kind: 'fetched' | 'fitted' | 'part' } | null {
  const [, id, fitted, part] = /^([\w-]+?)(\.fit-\d+)?\.mp4(\.[\w-]+\.part)?$/.exec(name) ?? [];
  if (id === undefined) return null;
  if (part !== undefined) return { id, kind: 'part' };
  return { id, kind: fitted === undefined ? 'fetched' : 'fitted' };
}

/** Ids are ours, but they name files: nothing that could leave the folder. */
function checkId(id: string): string {
  if (!/^[\w-]{1,100}$/.test(id)) throw fail('internal');
  return id;
}
