/**
 * What a file is by its first bytes, whatever it is named. `found` fits into "This is {found}, not a video"; for a
 * container it is the bare name: "WebM".
 */
export type Sniffed =
  /** MP4 or MOV: worth parsing. */
  | { is: 'mp4' }
  | { is: 'jpeg' | 'png'; found: string }
  /** A video, in a container the model does not take. */
  | { is: 'container'; found: string }
  | { is: 'other'; found: string };

/** Brands in an `ftyp` box that are no MP4 video. */
const OTHER_BRANDS: Readonly<Record<string, Sniffed>> = {
  heic: { is: 'other', found: 'a HEIC picture' },
  heix: { is: 'other', found: 'a HEIC picture' },
  heim: { is: 'other', found: 'a HEIC picture' },
  hevc: { is: 'other', found: 'a HEIC picture' },
  mif1: { is: 'other', found: 'a HEIC picture' },
  msf1: { is: 'other', found: 'a HEIC picture' },
  avif: { is: 'other', found: 'an AVIF picture' },
  avis: { is: 'other', found: 'an AVIF picture' },
  'crx ': { is: 'other', found: 'a camera raw picture' },
  'M4A ': { is: 'other', found: 'an M4A sound file' },
  'M4B ': { is: 'other', found: 'an M4A sound file' },
  '3gp4': { is: 'container', found: '3GP' },
  '3gp5': { is: 'container', found: '3GP' },
  '3gp6': { is: 'container', found: '3GP' },
  '3g2a': { is: 'container', found: '3GP' },
};

/** Boxes that old QuickTime files begin with instead of `ftyp`. */
const QUICKTIME_FIRST = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** Bytes (as latin1) at an offset, and what they mean; the first match counts. */
const MAGIC: readonly (readonly [offset: number, bytes: string, sniffed: Sniffed])[] = [
  [0, '\x89PNG\r\n\x1a\n', { is: 'png', found: 'a PNG picture' }],
  [0, '\xff\xd8\xff', { is: 'jpeg', found: 'a JPEG picture' }],
  [0, 'GIF8', { is: 'other', found: 'a GIF' }],
  [8, 'WEBP', { is: 'other', found: 'a WebP picture' }],
  [8, 'AVI ', { is: 'container', found: 'AVI' }],
  [8, 'WAVE', { is: 'other', found: 'a sound file' }],
  [0, 'FLV\x01', { is: 'container', found: 'FLV' }],
  [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11', { is: 'container', found: 'WMV' }],
  [0, '\0\0\x01\xba', { is: 'container', found: 'MPEG' }],
  [0, 'OggS', { is: 'container', found: 'Ogg' }],
  [4, 'JXL \r\n', { is: 'other', found: 'a JPEG XL picture' }],
  [0, 'II*\0', { is: 'other', found: 'a TIFF picture' }],
  [0, 'MM\0*', { is: 'other', found: 'a TIFF picture' }],
  [0, 'ID3', { is: 'other', found: 'a sound file' }],
  [0, '\xff\xfb', { is: 'other', found: 'a sound file' }],
  [0, 'fLaC', { is: 'other', found: 'a sound file' }],
  [0, '%PDF', { is: 'other', found: 'a PDF' }],
  [0, 'PK\x03\x04', { is: 'other', found: 'a ZIP archive' }],
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
  if (text.startsWith('BM') && !isText(head)) return { is: 'other', found: 'a BMP picture' };
  return { is: 'other', found: isText(head) ? nameText(text) : 'an unknown kind of file' };
}

function nameText(text: string): string {
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'a web page';
  return start.includes('<svg') ? 'an SVG picture' : 'a text file';
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
