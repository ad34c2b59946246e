import { openWeights } from '@retake/onnx';
import type { Tensor } from '@retake/plugin-api';
import {
  estimateTransformer,
  estimateVaeDecode,
  estimateVaeEncode,
  type MemoryEstimate,
  readTransformerConfig,
  readVaeConfig,
  type VaeTiling,
  vaeScale,
  WanVaeDecoder,
  WanVaeEncoder,
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

  for (const [name, side] of [
    ['tiny-wan-t2v/vae', 320],
    ['tiny-wan-vae22', 640],
  ] as const)
    for (const half of ['decode', 'encode'] as const)
      it(`let ${name} ${half}, two thirds of them do not, and tiles help`, async () => {
        const config = await readVaeConfig(`${fixtures}${name}`);
        const weights = await openWeights(`${fixtures}${name}`);
        const size = [2, side / vaeScale(config).space, side / vaeScale(config).space] as const;
        const frames = Array.from({ length: 5 }, () => latents(3, 1, side, side));
        const run = async (limit: number, tiling: VaeTiling | null) => {
          const worker = await openWorker({ memoryBytes: Math.ceil(limit), threads: 2 });
          onTestFinished(() => worker.close());
          const options = { config, weights, worker };
          const { dims } = await (half === 'decode'
            ? new WanVaeDecoder(options).decode({ latents: latents(config.z_dim, ...size), tiling, signal })
            : new WanVaeEncoder(options).encode({ frames, height: side, width: side, tiling, signal }));
          return dims;
        };
        const estimate = half === 'decode' ? estimateVaeDecode : estimateVaeEncode;
        const needed = (tiling: VaeTiling | null) =>
          estimate({ config, latents: size, tiling, dtype: 'F32' }).peakBytes;
        const result = half === 'decode' ? [3, 5, side, side] : [config.z_dim, ...size];
        const tiling = { tile: side / 2, stride: side / 2 };
        expect(await run(needed(null), null)).toEqual(result);
        await expect(run(needed(null) * tooLittle, null)).rejects.toMatchObject(outOfMemory);
        expect(needed(tiling)).toBeLessThan(needed(null) * tooLittle);
        expect(await run(needed(tiling), tiling)).toEqual(result);
      });

  for (const [name, side] of [
    ['tiny-wan-t2v/vae', 96],
    ['tiny-wan-vae22', 192],
  ] as const)
    for (const half of ['decode', 'encode'] as const)
      it(`let ${name} ${half} 33 frames in what is estimated for 5; all at once do not fit`, async () => {
        const config = await readVaeConfig(`${fixtures}${name}`);
        const weights = await openWeights(`${fixtures}${name}`);
        const { space, time } = vaeScale(config);
        const size = (frames: number) => [(frames - 1) / time + 1, side / space, side / space] as const;
        const estimate = half === 'decode' ? estimateVaeDecode : estimateVaeEncode;
        const { peakBytes } = estimate({ config, latents: size(5), tiling: null, dtype: 'F32' });
        const run = async (whole: boolean) => {
          const worker = await openWorker({ memoryBytes: Math.ceil(peakBytes), threads: 2 });
          onTestFinished(() => worker.close());
          const options = { config, weights, worker };
          const how = { tiling: null, whole, signal };
          if (half === 'encode') {
            const frames = Array.from({ length: 33 }, () => latents(3, 1, side, side));
            const clip = { frames, frameCount: 33, height: side, width: side };
            return (await new WanVaeEncoder(options).encode({ ...clip, ...how })).dims[1];
          }
          let frames = 0;
          const given = latents(config.z_dim, ...size(33));
          for await (const { dims } of new WanVaeDecoder(options).decodeFrames({ latents: given, ...how }))
            frames += dims[1] ?? 0;
          return frames;
        };
        expect(await run(false)).toBe(half === 'decode' ? 33 : size(33)[0]);
        await expect(run(true)).rejects.toMatchObject(outOfMemory);
      });
});
