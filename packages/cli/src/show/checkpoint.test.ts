import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspectCheckpoint } from '@retake/inspect';
import { expect, test } from 'vitest';
import { showCheckpoint } from './checkpoint.js';
import { colorsFor } from './colors.js';

const plain = colorsFor(false, {});
const fixture = fileURLToPath(new URL('../../../../fixtures/tiny-wan-ti2v', import.meta.url));

test('a sound checkpoint: components, memory, what can be made', async () => {
  const text = showCheckpoint(await inspectCheckpoint(fixture), plain);
  expect(text).toMatch(/^A Wan checkpoint for text and image to video, ready to use\./);
  expect(text).toMatch(/✓ vae +usable +1\.5 MiB/);
  expect(text).toContain('✓ text and image to video (retake, diffusers)');
  expect(text).not.toContain('✗');
});

test('an empty folder: what is missing and what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'retake show '));
  const text = showCheckpoint(await inspectCheckpoint(folder), plain);
  await rm(folder, { recursive: true });
  expect(text).toMatch(/✗ vae +missing/);
  expect(text).toContain('✗ checkpoint: An empty folder\n    Download this folder of the checkpoint.');
});
