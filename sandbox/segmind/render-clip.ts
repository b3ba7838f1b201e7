import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipFacts } from '../samples/compare.ts';
import { runProgram } from '../samples/run-program.ts';
import type { Inputs } from './download-inputs.ts';
import type { EditBody } from './edit-body.ts';
import { JobFailure } from './job-failure.ts';

const FPS = 24;
const AT_ONCE = 2;

/**
 * What a word in the prompt does to the picture. The first that fits. Tables of values (`lutyuv`) and not `eq` or
 * `colorbalance`, which take several times as long.
 */
const LOOKS: readonly [RegExp, string][] = [
  [/black.?and.?white|noir|monochrome|gr[ae]y/i, levels('(val-128)*1.5+140', '128', '128')],
  [/invert|negative/i, 'negate'],
  [/night|dark|midnight|moon/i, levels('val*0.55', '(val-128)*0.6+144', '(val-128)*0.6+122')],
  [/sunset|sunrise|warm|gold|autumn/i, levels('val*0.9+14', 'val-30', 'val+26')],
  [/snow|winter|ice|cold/i, levels('val*0.7+72', '(val-128)*0.4+140', '(val-128)*0.4+122')],
];

/** Plays the model: recolours the clip, frames it, and puts the images into it. Equal requests are made once. */
export class Renderer {
  readonly #dir: string;
  readonly #closing: AbortSignal;
  readonly #renders = new Map<string, Promise<string>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(dir: string, closing: AbortSignal) {
    this.#dir = dir;
    this.#closing = closing;
  }

  /**
   * @returns the path of an MP4: H.264 yuv420p at 24 fps, as long and as large as the clip, index first; with the
   *   clip's sound as AAC if `keep_audio` asks for it and there is any.
   * @throws {JobFailure} when the clip cannot be decoded to its end.
   */
  render(body: EditBody, inputs: Inputs, clip: ClipFacts): Promise<string> {
    const args = encodeArguments(body, inputs, clip);
    const shas = [inputs.clip, ...overlays(inputs)].map((input) => input.sha256);
    const key = createHash('sha256')
      .update(JSON.stringify([shas, args]))
      .digest('hex');
    const known = this.#renders.get(key);
    if (known) return known;
    const render = this.#inTurn(() => this.#make(join(this.#dir, `${key}.mp4`), inputs, args));
    this.#renders.set(key, render);
    render.catch(() => this.#renders.delete(key));
    return render;
  }

  async #make(path: string, inputs: Inputs, args: string[]): Promise<string> {
    // Another instance may have made it, when the folder is shared.
    if (await stat(path).catch(() => undefined)) return path;
    await mkdir(this.#dir, { recursive: true });
    const part = join(this.#dir, `${randomUUID()}.part.mp4`);
    const sources = [inputs.clip, ...overlays(inputs)].flatMap((input) => ['-i', input.path]);
    try {
      await runProgram('ffmpeg', ['-xerror', ...sources, ...args, part], this.#closing);
    } catch (error) {
      await rm(part, { force: true });
      throw new JobFailure('unsupported_video_format: the video cannot be decoded', error);
    }
    await rename(part, path);
    return path;
  }

  /** Many at once would only slow each other down, and everything else on the machine. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    while (this.#running >= AT_ONCE) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}

const overlays = (inputs: Inputs) => [...inputs.images, ...inputs.elements];

function encodeArguments(body: EditBody, inputs: Inputs, clip: ClipFacts): string[] {
  const sound = body.keep_audio === true && clip.audioCodec !== undefined;
  const video = `-c:v libx264 -preset ultrafast -crf 26 -threads 2 -pix_fmt yuv420p -t ${clip.seconds}`;
  return [
    '-filter_complex',
    filterGraph(body.prompt, overlays(inputs).length, clip),
    ...['-map', '[out]'].concat(video.split(' ')),
    ...(sound ? ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '128k', '-ac', '2'] : ['-an']),
    ...['-map_metadata', '-1'].concat(['-movflags', '+faststart']),
  ];
}

/** The prompt only chooses among fixed texts and numbers here: nothing of it reaches ffmpeg. */
function filterGraph(prompt: string, images: number, clip: ClipFacts): string {
  const [low = 0, mid = 0, high = 0] = createHash('sha256').update(prompt).digest();
  const look =
    LOOKS.find(([words]) => words.test(prompt))?.[1] ??
    `hue=h=${60 + low}:s=1.1,${levels(`val*1.1+${6 + Math.round(mid / 10)}`, 'val', 'val')}`;
  const colour = [low, mid, high].map((part) => part.toString(16).padStart(2, '0')).join('');
  const even = (pixels: number) => 2 * Math.floor(pixels / 2);
  const edge = even(Math.max(4, Math.min(clip.width, clip.height) / 45));
  const tile = even(clip.width / 5);
  const steps = [
    `[0:v:0]fps=${FPS},scale='trunc(iw/2)*2':'trunc(ih/2)*2',setsar=1,${look},` +
      `crop=iw-${2 * edge}:ih-${2 * edge},pad=iw+${2 * edge}:ih+${2 * edge}:${edge}:${edge}:0x${colour}[v0]`,
  ];
  for (let at = 1; at <= images; at += 1) {
    const left = edge * 2 + (at - 1) * (tile + edge);
    steps.push(
      `[${at}:v:0]scale=${tile}:${tile}:force_original_aspect_ratio=decrease,setsar=1[i${at}]`,
      `[v${at - 1}][i${at}]overlay=x=${left}:y=H-h-${edge * 2}[v${at}]`,
    );
  }
  return [...steps, `[v${images}]format=yuv420p[out]`].join(';');
}

/** A filter that maps brightness and both colour parts, each kept within what video allows. */
function levels(y: string, u: string, v: string): string {
  return `lutyuv=y='clip(${y},16,235)':u='clip(${u},16,240)':v='clip(${v},16,240)'`;
}
