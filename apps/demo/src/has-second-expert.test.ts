import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointFolder } from '@retake/tiny-wan';
import { expect, it } from 'vitest';
import { hasSecondExpert } from './has-second-expert.js';

it('is told by the index', () => {
  expect(hasSecondExpert(checkpointFolder('t2v'))).toBe(true);
  expect(hasSecondExpert(checkpointFolder('ti2v'))).toBe(false);
});

it('is not there where nothing can be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'no index '));
  expect(hasSecondExpert(folder)).toBe(false);
  writeFileSync(join(folder, 'model_index.json'), 'null');
  expect(hasSecondExpert(folder)).toBe(false);
});
