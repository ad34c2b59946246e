import { findAlternatives } from '@retake/inspect';
import { expect, test } from 'vitest';
import { showAlternatives } from './alternatives.js';
import { colorsFor } from './colors.js';

const plain = colorsFor(false, {});
const surroundings = { env: {}, home: '/nowhere' };

test('the best first, each with what it needs and what falls short', async () => {
  const found = await findAlternatives('wan-t2v', {
    surroundings,
    hardware: { memoryBytes: 2 ** 34, usable: 1 },
  });
  const text = showAlternatives(found, plain);
  expect(text).toMatch(
    /^\d+ % {2}Wan 2\.1 text to video 14B \(to download\)\n {6}Wan-AI\/Wan2\.1-T2V-14B-Diffusers\n/,
  );
  expect(text).toContain('- needs int8 to fit into 16.0 GiB');
  expect(text).toMatch(/\d+ more with --json$/);
});

test('nothing is told as nothing', () => {
  expect(showAlternatives({ task: 't2v', model: null, list: [] }, plain)).toBe(
    'Nothing known can stand in for it.',
  );
});
