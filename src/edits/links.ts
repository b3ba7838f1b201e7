import type { Edit, EditSpec, InputFile } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { linkExpiresAtMs } from '../core/link.ts';
import type { Submission } from './provider-ports.ts';

/** A link must outlive the provider's download of it. */
const LINK_MARGIN_MS = 60_000;

type Inputs = Pick<EditSpec, 'video' | 'images' | 'elements'>;

/** All its files: the clip first, then its pictures. */
export function inputFiles(inputs: Inputs): InputFile[] {
  return [inputs.video, ...pictureFiles(inputs)];
}

/** Its images, then each element with its views. */
export function pictureFiles({ images, elements }: Omit<Inputs, 'video'>): InputFile[] {
  return [...images, ...elements.flatMap(({ frontal, views }) => [frontal, ...views])];
}

/** Whether a link to a file lives long enough to be used now. */
export function isAlive({ url }: InputFile, nowMs: number): boolean {
  const expiresAtMs = linkExpiresAtMs(url);
  return expiresAtMs === null || expiresAtMs >= nowMs + LINK_MARGIN_MS;
}

/** Throws `source_expired` where a link to one of the files is dead or about to be. */
export function checkLinks(files: readonly InputFile[], nowMs: number): void {
  const dead = files.find((file) => !isAlive(file, nowMs));
  if (dead) throw fail('source_expired', { input: dead.input });
}

/** What the provider is given of an edit. */
export function submissionOf(edit: Edit): Submission {
  return {
    prompt: edit.prompt,
    videoUrl: edit.video.url,
    imageUrls: edit.images.map((image) => image.url),
    elements: edit.elements.map((element) => ({
      frontalUrl: element.frontal.url,
      viewUrls: element.views.map((view) => view.url),
    })),
    keepAudio: edit.keepAudio,
  };
}
