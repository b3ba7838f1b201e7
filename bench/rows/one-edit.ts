import { join } from 'node:path';

import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { runProgram } from '../../sandbox/samples/run-program.ts';
import type { Stage } from '../../sandbox/stage.ts';

const SECONDS = 10;
const WITHIN_MS = 60_000;
/** Just under what a server takes that nobody boosts: 10 MiB. */
const RATE = '7800k';

/** A film of 10 MB, 720p, that nothing makes smaller without a loss; its index comes first. */
export async function tenMegabytes(dir: string): Promise<string> {
  const path = join(dir, 'ten.mp4');
  const source = `testsrc2=size=1280x720:rate=24:duration=${SECONDS},noise=alls=80:allf=t`;
  const size = ['-b:v', RATE, '-minrate', RATE, '-maxrate', RATE, '-bufsize', RATE];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', ...size];
  const filler = ['-x264-params', 'nal-hrd=cbr', '-movflags', '+faststart'];
  await runProgram('ffmpeg', ['-f', 'lavfi', '-i', source, ...video, ...filler, path]);
  return path;
}

/** One edit from the typed command until its message holds a clip. Times are `Date.now()`. */
export interface OneEdit {
  typedAt: number;
  editedAt: number;
}

export async function oneEdit(
  { discord }: Stage,
  person: Person,
  clip: { name: string; bytes: Uint8Array },
): Promise<OneEdit> {
  const typedAt = Date.now();
  const typed = await person.type('/kling-edit', { video: clip, prompt: 'make it snow' });
  const editedAt = await discord.waitFor(() => holdsClip(typed) && Date.now(), {
    timeoutMs: WITHIN_MS,
    what: 'a clip in the message',
  });
  return { typedAt, editedAt };
}

const holdsClip = ({ message }: TypedInteraction): boolean =>
  message !== undefined && message.attachments.length > 0;
