import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';

import type { LineagePicture, PictureNode } from '../../../src/core/lineage-picture.ts';
import { drawLineage } from '../../../src/pictures/draw-lineage.ts';
import { drawable, familiesFor } from '../../../src/pictures/fonts.ts';

const NODE: PictureNode = {
  column: 0,
  parentRow: null,
  isDashed: false,
  isFocus: false,
  editId: 'k1',
  title: 'Ada',
  text: 'make it snow',
  note: '',
};

const pictureOf = (...nodes: Partial<PictureNode>[]): LineagePicture => ({
  title: 'Who made what from what',
  subtitle: '3 edits',
  legend: '',
  nodes: nodes.map((node) => ({ ...NODE, ...node })),
});

const NO_JPEGS = new Map<string, Buffer>();
const draw = async (...nodes: Partial<PictureNode>[]) => drawLineage(pictureOf(...nodes), NO_JPEGS);

/** One text on white, as the pictures write it. */
function write(text: string): Buffer {
  const canvas = createCanvas(400, 60);
  const on = canvas.getContext('2d');
  on.fillStyle = '#fff';
  on.fillRect(0, 0, 400, 60);
  on.fillStyle = '#000';
  on.font = `32px ${familiesFor(text)}`;
  on.fillText(text, 5, 40);
  return Buffer.from(on.getImageData(0, 0, 400, 60).data.buffer);
}

/** Whether something in it has a colour of its own. */
const isColoured = (pixels: Buffer): boolean =>
  pixels.some((value, at) => at % 4 === 0 && Math.abs(value - (pixels[at + 2] ?? 0)) > 40);

describe('the fonts', () => {
  /** No font has it: what is drawn for it is what is drawn for whatever is missing. */
  const MISSING = '\u{10FFFD}';
  const SAMPLES = {
    Latin: 'Añß',
    'Latin of Vietnam': 'Việt',
    Greek: 'Ωμέγα',
    Cyrillic: 'Юлия',
    Japanese: 'さくら花子',
    Korean: '김철수',
    'simplified Chinese': '龙马简体',
    'traditional Chinese': '繁體龍',
    Arabic: 'محمد',
    Hebrew: 'שרה',
    Thai: 'สมชาย',
    Devanagari: 'नमस्ते',
    Bengali: 'বাংলা',
    Tamil: 'தமிழ்',
    Telugu: 'తెలుగు',
    Kannada: 'ಕನ್ನಡ',
    Malayalam: 'മലയാളം',
    Gujarati: 'ગુજરાતી',
    Gurmukhi: 'ਪੰਜਾਬੀ',
    Khmer: 'ខ្មែរ',
    Georgian: 'ქართული',
    Armenian: 'Հայերեն',
    Ethiopic: 'አማርኛ',
    'letters like others': 'ᗩᗷᑕ',
    signs: '★☆✿♪',
  } as const;

  test.each(Object.entries(SAMPLES))('have every character of %s', (_name, sample) => {
    expect(drawable(sample)).toBe(sample);
    const box = write(MISSING);
    for (const letter of new Set(sample)) {
      if (/\p{M}/u.test(letter)) continue;
      const drawn = write(letter);
      expect(drawn.equals(box), `${letter} is a box`).toBe(false);
      expect(drawn.equals(write(' ')), `${letter} is nothing`).toBe(false);
    }
  });

  test.each(['🌸', '👩‍👩‍👧‍👦', '👍🏽', '🏳️‍🌈', '🇯🇵', '❤️', '🧑🏿‍🚀'])('draw %s as one', (emoji) => {
    const drawn = write(emoji);
    expect(drawn.equals(write(MISSING))).toBe(false);
    // Nothing stands behind its first 70 pixels.
    const behind = Array.from({ length: 60 }, (_, y) =>
      drawn.subarray((y * 400 + 75) * 4, (y + 1) * 1600),
    );
    expect(behind.every((row) => row.every((value) => value === 255))).toBe(true);
  });

  test('draw emoji in colour', () => {
    expect(isColoured(write('🌸'))).toBe(true);
    expect(isColoured(write('a'))).toBe(false);
  });

  test('join Arabic letters', () => {
    const joined = write('محمد');
    const apart = write('م\u200Cح\u200Cم\u200Cد');
    expect(joined.equals(apart)).toBe(false);
  });

  test('letters that only imitate writing become plain, and what nothing can draw goes', () => {
    expect(drawable('𝓕𝓪𝓷𝓬𝔂 𝟙')).toBe('Fancy 1');
    // An emoji of later than the font.
    expect(drawable(`a${MISSING}b\u{1FAE9}`)).toBe('ab');
    expect(drawable(MISSING)).toBe('?');
  });
});

describe('a picture', () => {
  test.each([1, 3, 50])(
    'of %i is a PNG that a phone can show: as high as it has rows',
    async (rows) => {
      const nodes = Array.from({ length: rows }, (_, at) => ({
        column: at % 3,
        parentRow: at === 0 ? null : Math.floor(at / 2),
      }));
      const png = await draw(...nodes);
      const { width, height } = await loadImage(png);
      expect(width).toBeLessThan(950);
      expect(height).toBeGreaterThan(rows * 100);
      expect(height).toBeLessThan(200 + rows * 130);
      expect(png.length).toBeLessThan(4_000_000);
    },
  );

  test('is the same each time, and another for another text, note, line, place or focus', async () => {
    const nodes = [{}, { parentRow: 0 }];
    const plain = await draw(...nodes);
    expect((await draw(...nodes)).equals(plain)).toBe(true);
    for (const change of [
      { title: 'Eve' },
      { text: 'make it rain' },
      { note: 'failed' },
      { parentRow: null },
      { isDashed: true },
      { column: 1 },
      { isFocus: true },
      { editId: null },
    ]) {
      expect((await draw({}, { parentRow: 0, ...change })).equals(plain)).toBe(false);
    }
  });

  test('shows thumbnails of any form, and a plain tile for what is none', async () => {
    const red = createCanvas(90, 160);
    const on = red.getContext('2d');
    on.fillStyle = '#f00';
    on.fillRect(0, 0, 90, 160);
    const plain = await draw({});
    const drawn = async (jpeg: Buffer) => drawLineage(pictureOf({}), new Map([['k1', jpeg]]));
    expect((await drawn(red.toBuffer('image/jpeg'))).equals(plain)).toBe(false);
    expect((await drawn(Buffer.from('no picture'))).equals(plain)).toBe(true);
  });

  test('texts that are too long, or nothing, break nothing', async () => {
    const long = 'W'.repeat(5_000);
    const png = await draw({ title: long, text: long, note: 'x' }, { title: '', text: '' });
    expect((await loadImage(png)).width).toBe((await loadImage(await draw({}))).width);
  });
});
