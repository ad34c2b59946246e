import type { Tensor } from '@retake/plugin-api';
import {
  estimateTransformer,
  estimateVaeDecode,
  type MemoryEstimate,
  readTransformerConfig,
  readVaeConfig,
} from '@retake/wan';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type OpenCheckpoint, openCheckpoint } from './checkpoint.js';
import { fixtures } from './fixtures.js';
import { openWorker } from './open-worker.js';

const folder = `${fixtures}tiny-wan-t2v`;
const signal = new AbortController().signal;

/** Runs `work` in a process that may take `share` of the estimate. */
async function within<T>(
  estimate: MemoryEstimate,
  share: number,
  work: (model: OpenCheckpoint) => Promise<T>,
): Promise<T> {
  const worker = await openWorker({ memoryBytes: Math.ceil(estimate.peakBytes * share), threads: 2 });
  onTestFinished(() => worker.close());
  return work(await openCheckpoint({ folder, worker, residency: 'stream' }));
}

function latents(...dims: number[]): Tensor<'float32'> {
  const length = dims.reduce((product, size) => product * size, 1);
  return { type: 'float32', dims, data: Float32Array.from({ length }, (_, at) => Math.sin(at)) };
}

/** Enough to be short of memory, not so little that the process cannot start. */
const tooLittle = 0.65;
const outOfMemory = { code: 'inference_failed', message: expect.stringMatching(/alloc/) };

describe.runIf(process.platform === 'linux')('memory estimates, held against a limit', () => {
  it('let a prediction pass, and two thirds of them do not', async () => {
    const config = await readTransformerConfig(`${folder}/transformer`);
    const size = { config, tokens: 4 * 64 * 64, textRows: 512 } as const;
    const estimate = estimateTransformer({ ...size, residency: 'stream', precision: 'source', dtype: 'F32' });
    const predict = ({ experts }: OpenCheckpoint) =>
      experts.transformer.predict({
        latents: latents(16, 4, 128, 128),
        timestep: 9,
        text: latents(5, 64),
        signal,
      });
    expect((await within(estimate, 1, predict)).every(Number.isFinite)).toBe(true);
    await expect(within(estimate, tooLittle, predict)).rejects.toMatchObject(outOfMemory);
  });

  it('let a decode pass, two thirds of them do not, and tiles help', async () => {
    const config = await readVaeConfig(`${folder}/vae`);
    const sizes = { config, latents: [5, 32, 32], dtype: 'F32' } as const;
    const estimate = estimateVaeDecode({ ...sizes, tiling: null });
    const decode = (tiling: { tile: number; stride: number } | null) => (model: OpenCheckpoint) =>
      model.vae.decode({ latents: latents(16, 5, 32, 32), tiling, signal });
    expect((await within(estimate, 1, decode(null))).dims).toEqual([3, 17, 256, 256]);
    await expect(within(estimate, tooLittle, decode(null))).rejects.toMatchObject(outOfMemory);
    const tiles = { tile: 128, stride: 96 };
    const smaller = estimateVaeDecode({ ...sizes, tiling: tiles });
    expect(smaller.peakBytes).toBeLessThan(estimate.peakBytes * tooLittle);
    expect((await within(smaller, 1, decode(tiles))).dims).toEqual([3, 17, 256, 256]);
  });
});
