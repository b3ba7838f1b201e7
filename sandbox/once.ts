import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Card } from './discord/client/card.ts';
import type { TypedInteraction } from './discord/client/typed-interaction.ts';
import { makeSampleClip, makeSampleImage } from './samples/clip.ts';
import { compareClips, type ClipDifference } from './samples/compare.ts';
import { setStage, type Stage } from './stage.ts';

export interface OnceOptions {
  /** A clip of one's own; a sample is made when there is none. */
  clip: string | null;
  prompt: string | null;
  images: readonly string[];
  print: (line: string) => void;
}

/** The model and its test pattern are far apart; two encodings of one picture are not. */
const DIFFERENT_FROM = 6;
const SAME_LENGTH_S = 0.1;
const DONE_WITHIN_MS = 240_000;

/**
 * One edit from the typed command to the finished clip, through the real bot and worker.
 *
 * @returns whether the result arrived, is as long as the clip, and its decoded frames differ.
 */
export async function runOnce(options: OnceOptions): Promise<boolean> {
  const { print } = options;
  const stage = await setStage({ segmind: { provideMs: 4_000 } });
  try {
    const clip = options.clip ?? (await makeSampleClip(stage.dir));
    const images = [...options.images];
    if (options.clip === null && images.length === 0) images.push(await makeSampleImage(stage.dir));
    stage.start('worker');
    await stage.start('bot').says('bot ready');
    print(`A bot, a worker, Redis, a local Discord and a local Segmind are running.`);
    const typed = await typeCommand(stage, { ...options, images }, clip);
    const card = await watch(typed, print);
    return await judge(card, clip, print);
  } finally {
    await stage.close();
  }
}

async function typeCommand(
  { discord }: Stage,
  { prompt, images, print }: Pick<OnceOptions, 'prompt' | 'images' | 'print'>,
  clip: string,
): Promise<TypedInteraction> {
  const server = discord.world.addServer({ name: 'Clip Club' });
  const channel = discord.world.addChannel(server, { name: 'remixes' });
  const ada = discord.world.addMember(server, { name: 'ada' });
  const text = prompt ?? (images.length > 0 ? 'put @image1 behind it all' : 'make it night');
  const shown = images.map((path, at) => ` image${at + 1}:${path}`).join('');
  print(`ada types: /kling-edit video:${clip} prompt:"${text}"${shown}`);
  return discord.as(ada, channel).type('/kling-edit', {
    video: { path: resolve(clip) },
    prompt: text,
    ...Object.fromEntries(images.map((path, at) => [`image${at + 1}`, { path: resolve(path) }])),
  });
}

/** How the cards begin that another one follows. */
const UNDER_WAY = /^\*\*(Queued|Starting|Editing|Finished)/;

const isRefusal = (card: Card): boolean => card.buttons.some(({ label }) => label === 'Dismiss');

/** Prints each card as it changes; gives the last one. */
async function watch(typed: TypedInteraction, print: OnceOptions['print']): Promise<Card> {
  let printed = 0;
  const printNew = () => {
    for (const card of typed.history.slice(printed)) print(draw(card));
    printed = typed.history.length;
  };
  return typed.until((card) => {
    printNew();
    if (card.state === 'failed' || card.state === 'deleted' || isRefusal(card)) return true;
    return card.state === 'shown' && !UNDER_WAY.test(card.text);
  }, DONE_WITHIN_MS);
}

function draw(card: Card): string {
  const rows = card.text === '' ? [`(${card.state})`] : card.text.split('\n');
  const files = card.media.map((media) => `[video: ${media.filename ?? media.url}]`);
  const buttons = card.buttons.map((button) => `( ${button.label ?? button.customId} )`).join(' ');
  const all = [...rows, ...files, ...(buttons === '' ? [] : [buttons])];
  return ['+--', ...all.map((row) => `|  ${row}`), '+--'].join('\n');
}

async function judge(card: Card, clip: string, print: OnceOptions['print']): Promise<boolean> {
  // What it was made from is shown first.
  const result = card.media.at(-1);
  if (!result?.file) {
    print('No result arrived.');
    return false;
  }
  await mkdir(join('.data', 'sandbox'), { recursive: true });
  const path = resolve(join('.data', 'sandbox', result.filename ?? 'result.mp4'));
  await copyFile(result.file.path, path);
  const difference = await compareClips(clip, path);
  print(`${describe(difference)}\nResult: ${path}`);
  const { meanDifference, durationA, durationB, framesCompared } = difference;
  return (
    framesCompared > 0 &&
    meanDifference >= DIFFERENT_FROM &&
    Math.abs(durationA - durationB) <= SAME_LENGTH_S
  );
}

const describe = ({ durationA, durationB, framesCompared, meanDifference }: ClipDifference) =>
  `The clip is ${durationA.toFixed(2)} s long, the result ${durationB.toFixed(2)} s; ` +
  `over ${framesCompared} decoded frames they are ${meanDifference.toFixed(1)} of 255 apart.`;
