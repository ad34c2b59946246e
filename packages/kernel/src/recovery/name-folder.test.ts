import type { Failure } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { nameFolder } from './name-folder.js';

const failure = {
  code: 'A/b',
  nextSteps: ['Look: `retake inspect <folder> --deep`.', 'Wait.'],
} as unknown as Failure;

it('names the checkpoint in commands', () => {
  expect(nameFolder(failure, '/models/wan').nextSteps).toEqual([
    'Look: `retake inspect /models/wan --deep`.',
    'Wait.',
  ]);
});

it.runIf(process.platform !== 'win32')('writes it as one word of a shell', () => {
  const [step] = nameFolder(failure, "/my models/it's $& wan").nextSteps;
  expect(step).toBe("Look: `retake inspect '/my models/it'\\''s $& wan' --deep`.");
});

it('leaves other failures as they are', () => {
  const other = { ...failure, nextSteps: ['Wait.'] };
  expect(nameFolder(other, '/m')).toBe(other);
});
