import { createCanvas, loadImage, type Image, type SKRSContext2D } from '@napi-rs/canvas';
import type { LineagePicture, PictureNode } from '../core/lineage-picture.ts';
import { drawable, familiesFor } from './fonts.ts';
import { breakLines, type Measure } from './text-lines.ts';

/** In pixels. At 800 px of width the smallest text is still 14 px high, with as many columns as 50 edits can need. */
const MARGIN = 24;
const HEAD = 92;
const INDENT = 44;
const CARD = { width: 640, height: 106, gap: 18, pad: 11, radius: 10 } as const;
const THUMB = { width: 149, height: 84 } as const;
const FOOT = 40;
const SIZE = { head: 24, name: 20, text: 18 } as const;

const COLOUR = {
  back: '#1e1f22',
  card: '#2b2d31',
  focus: '#3c4270',
  focusEdge: '#8ea1ff',
  empty: '#232428',
  emptyEdge: '#4e5058',
  tile: '#3f4147',
  line: '#80848e',
  text: '#f2f3f5',
  muted: '#b5bac1',
  badge: '#000000b3',
} as const;

/** From the right to the left, by its first letter. */
const IS_RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

interface TextStyle {
  size: number;
  weight: 400 | 700;
  colour: string;
}

const STYLE = {
  head: { size: SIZE.head, weight: 700, colour: COLOUR.text },
  name: { size: SIZE.name, weight: 700, colour: COLOUR.text },
  text: { size: SIZE.text, weight: 400, colour: COLOUR.text },
  muted: { size: SIZE.text, weight: 400, colour: COLOUR.muted },
  badge: { size: SIZE.text, weight: 700, colour: '#ffffff' },
} as const satisfies Record<string, TextStyle>;

/** Draws it as a PNG. A thumbnail that is no picture leaves its tile plain. */
export async function drawLineage(
  { title, subtitle, legend, nodes }: LineagePicture,
  thumbnails: ReadonlyMap<string, Uint8Array>,
): Promise<Buffer> {
  const columns = Math.max(0, ...nodes.map(({ column }) => column));
  const width = 2 * MARGIN + columns * INDENT + CARD.width;
  const height = topOf(nodes.length) + (legend === '' ? MARGIN - CARD.gap : FOOT);
  const canvas = createCanvas(width, height);
  const on = canvas.getContext('2d');
  on.fillStyle = COLOUR.back;
  on.fillRect(0, 0, width, height);
  write(on, title, MARGIN, 48, STYLE.head, width - 2 * MARGIN);
  write(on, subtitle, MARGIN, 76, STYLE.muted, width - 2 * MARGIN);
  for (const [row, node] of nodes.entries()) drawEdge(on, node, row, nodes);
  for (const [row, node] of nodes.entries()) {
    const jpeg = node.editId === null ? undefined : thumbnails.get(node.editId);
    drawCard(on, node, row, await decode(jpeg));
  }
  if (legend !== '') drawLegend(on, legend, topOf(nodes.length) + 14);
  return canvas.toBuffer('image/png');
}

const topOf = (row: number): number => HEAD + row * (CARD.height + CARD.gap);
const leftOf = ({ column }: PictureNode): number => MARGIN + column * INDENT;

/** From under the parent's left end: straight down to what continues it, with a bend to what stands a column to the right. */
function drawEdge(
  on: SKRSContext2D,
  node: PictureNode,
  row: number,
  nodes: readonly PictureNode[],
): void {
  const parent = node.parentRow === null ? undefined : nodes[node.parentRow];
  if (!parent || node.parentRow === null) return;
  const x = leftOf(parent) + INDENT / 2;
  const isStraight = parent.column === node.column;
  const bend = topOf(row) + CARD.height / 2;
  stroke(on, node.isDashed, () => {
    on.moveTo(x, topOf(node.parentRow ?? 0) + CARD.height);
    on.lineTo(x, isStraight ? topOf(row) : bend);
    if (!isStraight) on.lineTo(leftOf(node), bend);
  });
}

function stroke(on: SKRSContext2D, isDashed: boolean, path: () => void): void {
  on.strokeStyle = COLOUR.line;
  on.lineWidth = 3;
  on.setLineDash(isDashed ? [5, 4] : []);
  on.beginPath();
  path();
  on.stroke();
  on.setLineDash([]);
}

function drawCard(on: SKRSContext2D, node: PictureNode, row: number, image: Image | null): void {
  const [left, top] = [leftOf(node), topOf(row)];
  const isEmpty = node.editId === null;
  on.beginPath();
  on.roundRect(left, top, CARD.width, CARD.height, CARD.radius);
  on.fillStyle = node.isFocus ? COLOUR.focus : isEmpty ? COLOUR.empty : COLOUR.card;
  on.fill();
  on.lineWidth = node.isFocus ? 4 : 2;
  on.strokeStyle = node.isFocus ? COLOUR.focusEdge : isEmpty ? COLOUR.emptyEdge : COLOUR.card;
  on.stroke();
  drawThumbnail(on, left + CARD.pad, top + CARD.pad, isEmpty ? COLOUR.empty : COLOUR.tile, image);
  drawBadge(on, left + CARD.pad, top + CARD.pad, String(row + 1));
  drawWords(on, node, left + 2 * CARD.pad + THUMB.width + 4, top);
}

/** All of the frame, also of an upright one. */
function drawThumbnail(
  on: SKRSContext2D,
  left: number,
  top: number,
  colour: string,
  image: Image | null,
): void {
  on.save();
  on.beginPath();
  on.roundRect(left, top, THUMB.width, THUMB.height, 6);
  on.clip();
  on.fillStyle = colour;
  on.fillRect(left, top, THUMB.width, THUMB.height);
  if (image) {
    const scale = Math.min(THUMB.width / image.width, THUMB.height / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    const x = left + (THUMB.width - width) / 2;
    on.drawImage(image, x, top + (THUMB.height - height) / 2, width, height);
  }
  on.restore();
}

function drawBadge(on: SKRSContext2D, left: number, top: number, number: string): void {
  const width = 14 + 11 * number.length;
  on.fillStyle = COLOUR.badge;
  on.beginPath();
  on.roundRect(left, top, width, 26, 6);
  on.fill();
  write(on, number, left + 7, top + 19, STYLE.badge, width);
}

function drawWords(on: SKRSContext2D, node: PictureNode, x: number, top: number): void {
  const right = leftOf(node) + CARD.width - CARD.pad;
  const noteWidth = node.note === '' ? 0 : measuring(on, node.note, STYLE.muted)(node.note) + 12;
  if (noteWidth > 0) write(on, node.note, right - noteWidth + 12, top + 33, STYLE.muted, noteWidth);
  const isEmpty = node.editId === null;
  const style = isEmpty ? STYLE.muted : STYLE.name;
  write(on, node.title, x, top + (isEmpty ? 59 : 33), style, right - x - noteWidth);
  const text = drawable(node.text);
  const lines = breakLines(text, 2, right - x, measuring(on, text, STYLE.text));
  for (const [at, line] of lines.entries()) {
    write(on, line, x, top + 62 + at * 26, STYLE.text, right - x);
  }
}

function drawLegend(on: SKRSContext2D, legend: string, y: number): void {
  stroke(on, true, () => {
    on.moveTo(MARGIN, y);
    on.lineTo(MARGIN + INDENT, y);
  });
  write(on, legend, MARGIN + INDENT + 12, y + 6, STYLE.muted, CARD.width - INDENT);
}

function setStyle(on: SKRSContext2D, text: string, { size, weight, colour }: TextStyle): void {
  on.font = `${weight} ${size}px ${familiesFor(text)}`;
  // Most of the fonts hold all weights in one file, and begin with the thinnest.
  on.fontVariationSettings = `"wght" ${weight}`;
  on.direction = IS_RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr';
  on.textAlign = 'left';
  on.fillStyle = colour;
}

/** Measures parts of this text, until the next thing is written. */
function measuring(on: SKRSContext2D, text: string, style: TextStyle): Measure {
  setStyle(on, `${text}…`, style);
  return (part) => on.measureText(part).width;
}

/** One line, as much of it as there is room for. */
function write(
  on: SKRSContext2D,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  width: number,
): void {
  const shown = drawable(text);
  const [line = ''] = breakLines(shown, 1, width, measuring(on, shown, style));
  setStyle(on, line, style);
  on.fillText(line, x, y);
}

async function decode(jpeg: Uint8Array | undefined): Promise<Image | null> {
  if (jpeg === undefined) return null;
  try {
    return await loadImage(Buffer.from(jpeg));
  } catch {
    return null;
  }
}
