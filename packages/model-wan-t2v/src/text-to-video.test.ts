import { expect, it } from 'vitest';
import { textToVideo } from './text-to-video.js';

it('has the smallest transformers first, so that each finds its own defaults', () => {
  const heads = textToVideo.singleExpert?.map(({ mostHeads }) => mostHeads) ?? [];
  expect(heads).toEqual([...heads].sort((one, other) => one - other));
  expect(heads.at(-1)).toBe(Number.POSITIVE_INFINITY);
});
