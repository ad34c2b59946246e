import { wordsFor } from '@retake/guides';
import { expect, test } from 'vitest';
import { failure } from '../../test/sample-events.js';
import { showMore, showWords, stepsOf } from './words.js';

const words = wordsFor(failure, { run: 'r1' });

test('tells meaning, what Retake does and how long it takes', () => {
  const text = showWords(words).join('\n');
  expect(text).toContain('Every finished step of the run is kept on disk.');
  expect(text).toMatch(/In Retake +Retake takes smaller tiles/);
  expect(text).toMatch(/How long +2 to 15 minutes/);
});

test('steps of the failure come first, then commands, five in all', () => {
  const steps = stepsOf(['A.', 'B.', 'C.'], words);
  expect(steps).toHaveLength(5);
  expect(steps.slice(0, 4)).toEqual(['A.', 'B.', 'C.', expect.stringContaining('`nvidia-smi`')]);
  expect(stepsOf(['A.'], undefined)).toEqual(['A.']);
  expect(stepsOf(['A.', 'B.', 'C.', 'D.', 'E.', 'F.'], undefined)).toHaveLength(5);
  expect(stepsOf(['A.', 'B.', 'C.', 'D.'], words).slice(0, 4)).toEqual([
    'A.',
    'B.',
    'C.',
    expect.stringContaining('`nvidia-smi`'),
  ]);
  expect(
    stepsOf(['A: `nvidia-smi` lists them.'], words)
      .join()
      .match(/nvidia-smi/g),
  ).toHaveLength(1);
});

test('names the guide, or the run it is for, and the page', () => {
  expect(showMore(words)).toEqual([
    expect.stringMatching(/retake fix gpu-memory-full$/),
    expect.stringMatching(/retake explain --page vram_exhaustion {3}\(docs\/errors\/vram_exhaustion\.md\)$/),
  ]);
  expect(showMore(words, 'app fix r1')[0]).toMatch(/app fix r1$/);
  expect(showMore({ ...words, guide: null })).toHaveLength(1);
});
