import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeTools } from '../../test/fake-tools.js';
import { isOpen } from './is-open.js';
import { nextStep } from './next-step.js';
import { startGuide } from './start-guide.js';

test('a guide is open from its beginning to its last step', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retake open '));
  try {
    expect(await isOpen(folder, 'disk-full')).toBe(false);
    const session = await startGuide({ guide: 'disk-full', folder, tools: fakeTools({}) });
    expect(await isOpen(folder, 'disk-full')).toBe(true);
    let { state } = await nextStep(session);
    for (let step = 0; state === 'open' && step < 9; step++) ({ state } = await nextStep(session, 'skip'));
    expect([state, await isOpen(folder, 'disk-full')]).toEqual(['done', false]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
