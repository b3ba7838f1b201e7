import type { Edit, EditSpec, InputFile } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { linkExpiresAtMs } from '../core/link.ts';
import type { Submission } from './provider-ports.ts';

/** A link must outlive the provider's download of it. */
const LINK_MARGIN_MS = 60_000;

type Inputs = Pick<EditSpec, 'video' | 'images' | 'elements'>;

/** All its files: the clip first, then the pictures, then each element with its views. */
export function inputFiles({ video, images, elements }: Inputs): InputFile[] {
  return [video, ...images, ...elements.flatMap(({ frontal, views }) => [frontal, ...views])];
}

/** Throws `source_expired` where a link to one of the files is dead or about to be. */
export function checkLinks(files: Inputs, nowMs: number): void {
  for (const file of inputFiles(files)) {
    const expiresAtMs = linkExpiresAtMs(file.url);
    if (expiresAtMs !== null && expiresAtMs < nowMs + LINK_MARGIN_MS) {
      throw fail('source_expired', { input: file.input });
    }
  }
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
