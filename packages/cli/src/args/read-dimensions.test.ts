import { expect, test } from 'vitest';
import { readDimensions } from './read-dimensions.js';

test.each(['832x480', '832X480', '832×480'])('%s is 832 wide and 480 high', (text) => {
  expect(readDimensions(text)).toEqual({ width: 832, height: 480 });
});

test.each(['480p', '720p-portrait', 'preview'])('%s is the name of a preset', (text) => {
  expect(readDimensions(text)).toEqual({ preset: text });
});

test.each(['', '-', '832', 'x480', '832x', '8.5x4', '-8x4', '832 x 480'])('%j is refused', (text) => {
  expect(() => readDimensions(text)).toThrow(/not a size/);
});
