import { expect, test } from 'vitest';
import { outputOf, readOutput } from './read-output.js';

test.each([
  ['clips', { outputDirectory: '/here/clips' }],
  ['.', { outputDirectory: '/here' }],
  ['v1.5', { outputDirectory: '/here/v1.5' }],
  ['one.mp4', { outputDirectory: '/here', outputName: 'one' }],
  ['a b/Fox.v2.MP4', { outputDirectory: '/here/a b', outputName: 'Fox.v2' }],
  ['/there/one.mp4', { outputDirectory: '/there', outputName: 'one' }],
])('%s', (text, options) => {
  expect(outputOf('/here', readOutput(text))).toEqual(options);
});

test.each(['', ' '])('%j does not mean the current folder', (text) => {
  expect(() => readOutput(text)).toThrow('empty text');
});

test.each(['one.webm', 'one.GIF'])('%s is refused', (text) => {
  expect(() => readOutput(text)).toThrow('clips are written as MP4');
});
