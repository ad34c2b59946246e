import { failureTypes } from '@retake/plugin-api';
import { expect, test } from 'vitest';
import { causeWordsTable } from './cause-words-table.js';
import { elsewhere, tellElsewhere } from './elsewhere.js';

test('every type says what to do in other programs, and no page is named that is not there', () => {
  for (const type of failureTypes) expect(tellElsewhere(type, undefined), type).not.toEqual([]);
  const ids = [...failureTypes, ...causeWordsTable.map(({ id }) => id)];
  expect(Object.keys(elsewhere).filter((id) => !ids.includes(id))).toEqual([]);
});

test('what is known of the program decides; a cause without its own words is told nothing that might mislead', () => {
  expect(tellElsewhere('vram_exhaustion', 'comfyui')).toEqual([
    expect.stringMatching(/^In ComfyUI: .*--lowvram/),
  ]);
  expect(tellElsewhere('vram_exhaustion', undefined)).toHaveLength(2);
  expect(tellElsewhere('port_taken', 'comfyui')).toEqual([]);
});
