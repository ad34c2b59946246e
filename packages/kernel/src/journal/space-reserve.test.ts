import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { SpaceReserve } from './space-reserve.js';

it('holds 64 KiB until it is freed', async () => {
  const path = join(await temporaryFolder(), 'reserve');
  const reserve = SpaceReserve.make(path);
  expect((await stat(path)).size).toBe(65_536);
  reserve.free();
  reserve.free();
  expect(existsSync(path)).toBe(false);
});

it('does without where nothing can be written', async () => {
  const reserve = SpaceReserve.make(join(await temporaryFolder(), 'nowhere', 'reserve'));
  expect(() => reserve.free()).not.toThrow();
});
