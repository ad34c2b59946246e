import { join } from 'node:path';
import { textToVideo } from '@retake/model-wan-t2v';
import type { JsonObject } from '@retake/plugin-api';
import { fixtures, openAdapter, planFor, runStages, scratch } from '@retake-e2e/wan-parts';
import { expect, it } from 'vitest';

const checkpoint = join(fixtures, 'tiny-wan-t2v');
/** Large enough that decoding it whole needs more than all else, and than decoding it in tiles. */
const request: JsonObject = {
  prompt: 'a fox',
  width: 128,
  height: 128,
  frames: 17,
  steps: 2,
  guidanceScale: 1,
};
const adapter = await openAdapter(textToVideo);

async function neededBytes(options: JsonObject): Promise<number> {
  const plan = await planFor(adapter, checkpoint, request, { options });
  return Math.max(...(await adapter.estimate(plan)).map(({ peakBytes }) => peakBytes));
}

it.each<JsonObject>([
  { residency: 'stream', 'vae.tiling': { tile: 64, stride: 48 } },
  { residency: 'stream', 'vae.tiling': null },
  { residency: 'resident', 'vae.tiling': { tile: 64, stride: 48 } },
  { residency: 'stream', 'precision.transformer': 'int8', 'vae.tiling': { tile: 64, stride: 48 } },
  { residency: 'stream', 'precision.transformer': 'int4', 'vae.tiling': { tile: 64, stride: 48 } },
  { residency: 'resident', 'precision.transformer': 'int4', 'vae.tiling': { tile: 64, stride: 48 } },
])('a run with %o fits into the memory its estimate asks for', async (options) => {
  const memoryBytes = await neededBytes(options);
  const plan = await planFor(adapter, checkpoint, request, { memoryBytes, options });
  const run = await adapter.open(plan, new AbortController().signal);
  try {
    const outputs = await runStages(run, { directory: await scratch() });
    expect(outputs.write?.facts).toMatchObject({ frames: 17, width: 128, height: 128 });
  } finally {
    await run.close();
  }
});

it('a picture decoded whole does not fit where its tiles do, and the plan knows', async () => {
  const tiles = { residency: 'stream', 'vae.tiling': { tile: 64, stride: 48 } };
  const memoryBytes = await neededBytes(tiles);
  const chosen = await planFor(adapter, checkpoint, request, { memoryBytes });
  expect(chosen.options).toMatchObject({ residency: 'stream', vae: { tiling: { tile: 64, stride: 48 } } });
  const whole = await planFor(adapter, checkpoint, request, {
    memoryBytes,
    options: { vae: { tiling: null } },
  });
  const run = await adapter.open(whole, new AbortController().signal);
  try {
    const directory = await scratch();
    await runStages(run, { directory, until: 'denoise' });
    await expect(runStages(run, { directory })).rejects.toThrow(/alloc/i);
  } finally {
    await run.close();
  }
});
