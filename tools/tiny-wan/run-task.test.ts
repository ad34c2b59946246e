import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { seeded } from './random.mjs';
import { renderClip } from './render.mjs';
import { runTask } from './run-task.mjs';
import { chooseScenes } from './tasks.mjs';

const folder = mkdtempSync(join(tmpdir(), 'retake-run-task-'));
afterAll(() => rmSync(folder, { recursive: true }));
const task = { id: 'i2v', model: 'i2v', image: true, request: { width: 64, steps: 20 } };
const seed = 7;
const [scene] = chooseScenes(1, seed);

/** A renderer in place of a model: it goes on from the very image it was given, when it draws at the same size. */
const at = (size: number) => ({
  makeClip: async (request: { seed: number }) => ({
    clip: renderClip(scene, seeded(request.seed), { frames: 9, size }),
    seconds: 1,
  }),
});
const context = { count: 1, seed, changes: {}, options: {}, folder, onClip: undefined };

it('compares the first frame with the image that was given', async () => {
  const [record] = await runTask(task, { ...context, product: at(64) });
  expect(record).toMatchObject({ colour: true, shape: true, motion: true, firstFrame: 99, seconds: 1 });
});

it('compares nothing where the clip has another size', async () => {
  const [record] = await runTask(task, { ...context, product: at(48) });
  expect(record).toMatchObject({ colour: true, firstFrame: undefined });
});
