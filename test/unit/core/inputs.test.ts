import { describe, expect, test } from 'vitest';

import type { InputFile } from '../../../src/core/edit.ts';
import { EditError } from '../../../src/core/errors.ts';
import { arrangeInputs } from '../../../src/core/inputs.ts';

const file = (input: string): InputFile => ({
  input,
  url: `https://cdn.example/${input}`,
  filename: `${input}.png`,
  bytes: 1,
});

const attached = (...names: string[]) => new Map(names.map((name) => [name, file(name)]));

function arranged(...names: string[]) {
  try {
    const { images, elements } = arrangeInputs(attached('video', ...names));
    return {
      images: images.map(({ input }) => input),
      elements: elements.map(({ frontal, views }) => [
        frontal.input,
        ...views.map(({ input }) => input),
      ]),
    };
  } catch (error) {
    return error instanceof EditError ? error.failure : error;
  }
}

describe('what is taken', () => {
  test('nothing but a clip', () => {
    expect(arranged()).toEqual({ images: [], elements: [] });
  });

  test('in the order of their numbers, in whatever order Discord sends them', () => {
    expect(arranged('image2', 'element1_view2', 'element1', 'image1', 'element1_view1')).toEqual({
      images: ['image1', 'image2'],
      elements: [['element1', 'element1_view1', 'element1_view2']],
    });
  });

  test('four elements with three views each: views do not count', () => {
    const names = [1, 2, 3, 4].flatMap((slot) => [
      `element${slot}`,
      ...[1, 2, 3].map((view) => `element${slot}_view${view}`),
    ]);
    expect(arranged(...names)).toMatchObject({ images: [], elements: { length: 4 } });
  });
});

const counts = [0, 1, 2, 3, 4];
const pairs = counts.flatMap((images) => counts.map((elements) => [images, elements] as const));
const upTo = (stem: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${stem}${at + 1}`);

test.each(pairs)('%i images and %i elements', (images, elements) => {
  const answer = arranged(...upTo('image', images), ...upTo('element', elements));
  expect(answer).toEqual(
    images + elements <= 4
      ? {
          images: upTo('image', images),
          elements: upTo('element', elements).map((name) => [name]),
        }
      : { code: 'too_many_references', facts: { images, elements, max: 4 } },
  );
});

/** Every way to fill four slots, and the first hole in it. */
const fillings = Array.from({ length: 16 }, (_, bits) =>
  [1, 2, 3, 4].filter((slot) => (bits >> (slot - 1)) % 2 === 1),
);

describe.each([
  ['image', 'image_gap'],
  ['element', 'element_gap'],
])('%s', (stem, gap) => {
  test.each(fillings.map((slots) => ({ slots })))('slots $slots', ({ slots }) => {
    const answer = arranged(...slots.map((slot) => `${stem}${slot}`));
    const hole = [1, 2, 3, 4].find((slot) => !slots.includes(slot)) ?? 5;
    const beyond = slots.find((slot) => slot > hole);
    const taken =
      stem === 'image' ? upTo('image', hole - 1) : upTo('element', hole - 1).map((n) => [n]);
    expect(answer).toMatchObject(
      beyond === undefined
        ? { [`${stem}s`]: taken }
        : { code: gap, facts: { given: `${stem}${beyond}`, missing: `${stem}${hole}` } },
    );
  });
});

describe('views', () => {
  test.each([
    [['element1', 'element1_view2'], 'element1_view2', 'element1_view1'],
    [['element1', 'element1_view1', 'element1_view3'], 'element1_view3', 'element1_view2'],
    [['element1', 'element2', 'element2_view3'], 'element2_view3', 'element2_view1'],
  ])('%s has a gap', (names, given, missing) => {
    expect(arranged(...names)).toEqual({ code: 'view_gap', facts: { given, missing } });
  });

  test.each([
    [['element1_view1'], 'element1_view1', 'element1'],
    [['element1', 'element2_view2'], 'element2_view2', 'element2'],
    [['element4_view3'], 'element4_view3', 'element4'],
  ])('%s: a view without its element', (names, view, element) => {
    expect(arranged(...names)).toEqual({ code: 'view_without_element', facts: { view, element } });
  });
});
