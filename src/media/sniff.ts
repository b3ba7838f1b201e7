import { UNKNOWN_FILE, type FoundFile, type PlainKind } from '../core/found-file.ts';

/** What a file is by its first bytes, whatever it is named. */
export type Sniffed =
  /** MP4 or MOV: worth parsing. */
  | { is: 'mp4' }
  | { is: 'jpeg' | 'png'; found: FoundFile }
  /** A video, in a container the model does not take, by its name: `WebM`. */
  | { is: 'container'; found: string }
  | { is: 'other'; found: FoundFile };

const picture = (format: string): Sniffed => ({ is: 'other', found: { kind: 'picture', format } });
const sound = (format: string | null): Sniffed => ({
  is: 'other',
  found: { kind: 'sound', format },
});
const other = (kind: PlainKind): Sniffed => ({ is: 'other', found: { kind } });

/** Brands in an `ftyp` box that are no MP4 video. */
const OTHER_BRANDS: Readonly<Record<string, Sniffed>> = {
  heic: picture('HEIC'),
  heix: picture('HEIC'),
  heim: picture('HEIC'),
  hevc: picture('HEIC'),
  mif1: picture('HEIC'),
  msf1: picture('HEIC'),
  avif: picture('AVIF'),
  avis: picture('AVIF'),
  'crx ': other('raw_picture'),
  'M4A ': sound('M4A'),
  'M4B ': sound('M4A'),
  '3gp4': { is: 'container', found: '3GP' },
  '3gp5': { is: 'container', found: '3GP' },
  '3gp6': { is: 'container', found: '3GP' },
  '3g2a': { is: 'container', found: '3GP' },
};

/** Boxes that old QuickTime files begin with instead of `ftyp`. */
const QUICKTIME_FIRST = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** Bytes (as latin1) at an offset, and what they mean; the first match counts. */
const MAGIC: readonly (readonly [offset: number, bytes: string, sniffed: Sniffed])[] = [
  [0, '\x89PNG\r\n\x1a\n', { is: 'png', found: { kind: 'picture', format: 'PNG' } }],
  [0, '\xff\xd8\xff', { is: 'jpeg', found: { kind: 'picture', format: 'JPEG' } }],
  [0, 'GIF8', other('gif')],
  [8, 'WEBP', picture('WebP')],
  [8, 'AVI ', { is: 'container', found: 'AVI' }],
  [8, 'WAVE', sound(null)],
  [0, 'FLV\x01', { is: 'container', found: 'FLV' }],
  [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11', { is: 'container', found: 'WMV' }],
  [0, '\0\0\x01\xba', { is: 'container', found: 'MPEG' }],
  [0, 'OggS', { is: 'container', found: 'Ogg' }],
  [4, 'JXL \r\n', picture('JPEG XL')],
  [0, 'II*\0', picture('TIFF')],
  [0, 'MM\0*', picture('TIFF')],
  [0, 'ID3', sound(null)],
  [0, '\xff\xfb', sound(null)],
  [0, 'fLaC', sound(null)],
  [0, '%PDF', other('pdf')],
  [0, 'PK\x03\x04', other('zip')],
];

const TS_PACKET_BYTES = 188;

/** Recognises a file; some hundred bytes suffice. */
export function sniff(head: Uint8Array): Sniffed {
  const text = Buffer.from(head.subarray(0, 512)).toString('latin1');
  const box = text.slice(4, 8);
  if (box === 'ftyp') return OTHER_BRANDS[text.slice(8, 12)] ?? { is: 'mp4' };
  if (QUICKTIME_FIRST.has(box)) return { is: 'mp4' };
  if (text.startsWith('\x1a\x45\xdf\xa3')) {
    return { is: 'container', found: text.includes('webm') ? 'WebM' : 'Matroska' };
  }
  for (const [offset, bytes, sniffed] of MAGIC) {
    if (text.startsWith(bytes, offset)) return sniffed;
  }
  if (text[0] === 'G' && text[TS_PACKET_BYTES] === 'G' && !isText(head)) {
    return { is: 'container', found: 'MPEG-TS' };
  }
  if (text.startsWith('BM') && !isText(head)) return picture('BMP');
  return { is: 'other', found: isText(head) ? kindOfText(text) : UNKNOWN_FILE };
}

function kindOfText(text: string): FoundFile {
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return { kind: 'web_page' };
  return start.includes('<svg') ? { kind: 'picture', format: 'SVG' } : { kind: 'text' };
}

/** Valid UTF-8 without control characters; the cut at the end of the piece may split a character. */
function isText(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, 512), { stream: true });
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 32 && code !== 9 && code !== 10 && code !== 13;
    if (control || code === 127 || code === 0xfffd) return false;
  }
  return text.length > 0;
}
