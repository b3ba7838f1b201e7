import { loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, test } from 'vitest';

import type { LineagePicture } from '../../../src/core/lineage-picture.ts';
import { drawLineage } from '../../../src/pictures/draw-lineage.ts';
import { createPictures } from '../../../src/pictures/pictures.ts';
import { buildThread } from '../media/built-thread.ts';

const PICTURE: LineagePicture = {
  title: 'Who made what from what',
  subtitle: '1 edit',
  legend: '',
  nodes: [
    {
      column: 0,
      parentRow: null,
      isDashed: false,
      isFocus: true,
      editId: 'k1',
      title: 'さくら 🌸',
      text: 'اجعل المشهد ليلاً',
      note: '',
    },
  ],
};
const INTERNAL = { failure: { code: 'internal' } };

const PROGRAM = ['draw-program', 'draw-lineage', 'fonts', 'text-lines'];

beforeAll(async () => buildThread(...PROGRAM.map((name) => `pictures/${name}`)));

describe('pictures', () => {
  test('come from a process of their own, the same as here', async () => {
    const thumbnails = new Map([['k1', Buffer.from('no picture')]]);
    const png = await createPictures().lineage(PICTURE, thumbnails);
    expect(png.equals(await drawLineage(PICTURE, thumbnails))).toBe(true);
    expect((await loadImage(png)).width).toBeGreaterThan(600);
  });

  test('what cannot be drawn, or takes too long, is no picture, and the next one is', async () => {
    const pictures = createPictures();
    const broken = { ...PICTURE, nodes: null } as unknown as LineagePicture;
    await expect(pictures.lineage(broken, new Map())).rejects.toMatchObject(INTERNAL);
    expect(await pictures.lineage(PICTURE, new Map())).toBeInstanceOf(Buffer);
    const hasty = createPictures({ withinMs: 1 });
    await expect(hasty.lineage(PICTURE, new Map())).rejects.toMatchObject(INTERNAL);
  });

  test('more than can wait are refused', async () => {
    const pictures = createPictures({ waitingMax: 2 });
    const all = await Promise.allSettled(
      [1, 2, 3].map(async () => pictures.lineage(PICTURE, new Map())),
    );
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await pictures.lineage(PICTURE, new Map())).toBeInstanceOf(Buffer);
  });
});
