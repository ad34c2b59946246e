import { expect, test } from 'vitest';
import { parseFlags } from '../args/parse-flags.js';
import { requestFlags } from './request-flags.js';
import { toPrepareOptions, toRequest } from './to-request.js';

const read = (...words: string[]) => parseFlags(requestFlags, words).values;
const least = ['--checkpoint', 'models/tiny', '--prompt', 'a ball'];

test('what is not given is left to the model', () => {
  expect(toRequest(read(...least), '/here')).toEqual({
    model: 'wan-t2v',
    checkpoint: '/here/models/tiny',
    prompt: 'a ball',
  });
});

test('every flag reaches its field', () => {
  const words = [
    ...['--negative', '', '--size', '832x480', '--frames', '81', '--fps', '16', '--steps', '20'],
    ...['--guidance', '4', '--guidance-2', '3', '--flow-shift', '8', '--seed', '-1', '--model', 'other'],
  ];
  expect(toRequest(read(...least, ...words), '/here')).toEqual({
    model: 'other',
    checkpoint: '/here/models/tiny',
    prompt: 'a ball',
    negativePrompt: '',
    width: 832,
    height: 480,
    frames: 81,
    fps: 16,
    steps: 20,
    guidanceScale: 4,
    guidanceScale2: 3,
    flowShift: 8,
    seed: -1,
  });
});

test.each([
  [['--prompt', 'x'], '--checkpoint is missing'],
  [['--checkpoint', 'x'], '--prompt is missing'],
])('%j is not enough', (words, message) => {
  expect(() => toRequest(read(...words), '/here')).toThrow(message);
});

test('limits and insisted options', () => {
  const words = ['--memory', '2GiB', '--strict', '--set', 'residency=stream', '--set', 'vae.tiling=null'];
  expect(toPrepareOptions(read(...words))).toEqual({
    strict: true,
    memoryBytes: 2 ** 31,
    options: { residency: 'stream', 'vae.tiling': null },
  });
});
