import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Made once per machine: what ffmpeg writes depends on its arguments alone. */
const FOLDER = join(tmpdir(), 'kling-edit-bot-test-clips');

/** Runs ffmpeg with these arguments and returns the file it writes, of the given ending. */
export async function ffmpegFile(ending: string, args: readonly string[]): Promise<Uint8Array> {
  await mkdir(FOLDER, { recursive: true });
  const key = createHash('sha256').update(args.join('\0')).digest('hex').slice(0, 16);
  const path = join(FOLDER, `${key}.${ending}`);
  if ((await stat(path).catch(() => null)) === null) {
    const making = join(FOLDER, `${key}.${process.pid}.${ending}`);
    await run('ffmpeg', ['-v', 'error', '-y', ...args, making]);
    await rename(making, path);
  }
  return new Uint8Array(await readFile(path));
}

export interface ClipOptions {
  seconds?: number;
  size?: string;
  /** Frames a second, as ffmpeg takes it: `30`, `24000/1001`. */
  rate?: string;
  codec?: string;
  ending?: string;
  /** A moving test picture, some MB of it; one colour otherwise, which is made faster. */
  moving?: boolean;
  /** Further arguments for the output. */
  more?: readonly string[];
}

/** H.264 in MP4, 1280x720, 30 fps, 4 s, index at the end, unless asked otherwise. */
export function testClip(options: ClipOptions = {}): Promise<Uint8Array> {
  const { seconds = 4, size = '1280x720', rate = '30', codec = 'libx264' } = options;
  const source = `${options.moving ? 'testsrc2=' : 'color=c=teal:'}s=${size}:r=${rate}:d=${seconds}`;
  const fast = codec === 'libx264' || codec === 'libx265' ? ['-preset', 'ultrafast'] : [];
  return ffmpegFile(options.ending ?? 'mp4', [
    '-f',
    'lavfi',
    '-i',
    source,
    '-c:v',
    codec,
    ...fast,
    '-pix_fmt',
    'yuv420p',
    ...(options.more ?? []),
  ]);
}

/** A picture of one colour, in the format of the ending. */
export function testImage(
  ending: string,
  size: string,
  more: readonly string[] = [],
): Promise<Uint8Array> {
  const source = `color=c=teal:s=${size}`;
  return ffmpegFile(ending, ['-f', 'lavfi', '-i', source, '-frames:v', '1', ...more]);
}

/** One MP4 box. */
export function box(type: string, ...contents: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(contents);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8);
  header.write(type, 4, 'latin1');
  return new Uint8Array(Buffer.concat([header, body]));
}

/** The offset of a box's four letters, found by them; the nth of that name. */
export function findBox(clip: Uint8Array, type: string, from = 0): number {
  const at = Buffer.from(clip).indexOf(type, from, 'latin1');
  if (at < 0) throw new Error(`the clip has no ${type}`);
  return at;
}

/** A copy with one 32-bit number replaced. */
export function withNumber(clip: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = Buffer.from(clip);
  copy.writeUInt32BE(value, offset);
  return new Uint8Array(copy);
}

/** The clip as a phone held upright writes it: stored lying, with a note to turn it (the track's matrix). */
export function turned(clip: Uint8Array): Uint8Array {
  // In a version 0 `tkhd` the matrix begins 44 bytes after the name's first letter (ISO/IEC 14496-12, 8.3.2).
  const matrix = findBox(clip, 'tkhd') + 44;
  const numbers = [0, 0x10000, 0, 0xffff0000, 0, 0];
  return numbers.reduce((bytes, number, at) => withNumber(bytes, matrix + at * 4, number), clip);
}

/** A clip whose index says that each of its chunks holds four thousand million pictures: it holds mediabunny for ever. */
export function withEndlessChunks(clip: Uint8Array): Uint8Array {
  return withNumber(clip, findBox(clip, 'stsc') + 16, 0xffffffff);
}
