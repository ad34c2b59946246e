import { expect, test } from 'vitest';
import { parseFlags } from '../args/parse-flags.js';
import { requestFlags } from './request-flags.js';
import { toPrepareOptions, toRequest } from './to-request.js';

const read = (...words: string[]) => parseFlags(requestFlags, words).values;
const least = ['--checkpoint', 'models/tiny', '--prompt', 'a ball'];

test('what is not given is left to the model', () => {
  expect(toRequest(read(...least), '/here')).toEqual({
    checkpoint: '/here/models/tiny',
    prompt: 'a ball',
  });
});

test('every flag reaches its field', () => {
  const words = [
    ...['--negative', '', '--size', '832x480', '--frames', '81', '--fps', '16', '--steps', '20'],
    ...['--guidance', '4', '--guidance-2', '3', '--flow-shift', '8', '--seed', '-1', '--model', 'other'],
    ...['--image', 'a b/cat.jpg', '--last-image', '/photos/dog.png', '--preset', '480p'],
    ...['--image-fit', 'cover', '--allow-blank-image'],
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
    image: '/here/a b/cat.jpg',
    lastImage: '/photos/dog.png',
    preset: '480p',
    imageFit: 'cover',
    allowBlankImage: true,
  });
});

test.each([
  [['--guidance', '4,3'], { guidanceScale: 4, guidanceScale2: 3 }],
  [['--guidance', '4'], { guidanceScale: 4 }],
  [['--shift', '5'], { flowShift: 5 }],
  [['--size', '720p'], { preset: '720p' }],
  [['--size', '720p', '--preset', '720p'], { preset: '720p' }],
  [['--size', '64x96', '--preset', '720p'], { preset: '720p', width: 64, height: 96 }],
])('%j', (words, fields) => {
  const { checkpoint: _, prompt: __, ...rest } = toRequest(read(...least, ...words), '/here');
  expect(rest).toEqual(fields);
});

test.each([
  [['--guidance', '4,3', '--guidance-2', '3'], '--guidance and --guidance-2 both say it'],
  [['--shift', '5', '--flow-shift', '5'], '--shift and --flow-shift both say it'],
  [['--size', '720p', '--preset', '480p'], '--preset 480p and --size 720p name two presets'],
])('%j contradict each other', (words, message) => {
  expect(() => toRequest(read(...least, ...words), '/here')).toThrow(message);
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
