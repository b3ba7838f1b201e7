import type { WireFile } from '../wire.ts';
import { el } from './dom.ts';

const KIB = 1024;

/** `1.2 MB`, as Discord writes it. */
export function sizeText(bytes: number): string {
  if (bytes < KIB) return `${bytes} bytes`;
  if (bytes < KIB * KIB) return `${(bytes / KIB).toFixed(1)} KB`;
  return `${(bytes / KIB / KIB).toFixed(1)} MB`;
}

const behind = (url: string, files: readonly WireFile[]): WireFile =>
  files.find((file) => file.url === url) ?? { url, name: '', size: null, contentType: null };

const isVideo = ({ contentType, url }: WireFile): boolean =>
  contentType?.startsWith('video/') ?? /\.(mp4|mov|webm)(\?|$)/i.test(url);

const isImage = ({ contentType, url }: WireFile): boolean =>
  contentType?.startsWith('image/') ?? /\.(png|jpe?g|gif|webp)(\?|$)/i.test(url);

/** A picture or a video that plays in its place. `about` says what it shows. */
export function mediaBox(
  url: string,
  files: readonly WireFile[],
  about: string | null,
): HTMLElement {
  const file = behind(url, files);
  const label = about ?? file.name;
  if (isVideo(file)) {
    return el(
      'figure',
      { 'data-key': url },
      el('video', {
        src: url,
        controls: true,
        playsinline: true,
        loop: true,
        preload: 'metadata',
        'aria-label': label,
      }),
      about !== null && el('figcaption', {}, about),
    );
  }
  return el('figure', { 'data-key': url }, el('img', { src: url, alt: label, loading: 'lazy' }));
}

/** A file with its size, to be downloaded. */
export function fileBox(url: string, files: readonly WireFile[]): HTMLElement {
  const { name, size } = behind(url, files);
  return el(
    'div',
    { class: 'file' },
    el('span', { 'aria-hidden': 'true' }, '📄'),
    el(
      'div',
      {},
      el(
        'a',
        { href: url, target: '_blank', rel: 'noopener noreferrer', download: name },
        name || url,
      ),
      size !== null && el('small', {}, sizeText(size)),
    ),
  );
}

/** A file of a message without components. */
export function attachment(file: WireFile): HTMLElement {
  return isVideo(file) || isImage(file)
    ? mediaBox(file.url, [file], null)
    : fileBox(file.url, [file]);
}
