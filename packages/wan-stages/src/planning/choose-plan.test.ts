import { fileURLToPath } from 'node:url';
import type { HardwareFacts, JsonObject } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { textToVideo } from '../../test/families.js';
import { readConfigs } from '../checkpoint/read-configs.js';
import { choosePlan } from './choose-plan.js';
import { estimatePlan } from './estimate-plan.js';
import type { WanPlan } from './wan-plan.js';

const tiny = fileURLToPath(new URL('../../../../fixtures/tiny-wan-t2v', import.meta.url));
const configs = await readConfigs(tiny, textToVideo);
/** The sizes of A14B under the tiny fixture's layout. */
const a14b = {
  ...configs,
  transformer: {
    ...configs.transformer,
    num_attention_heads: 40,
    attention_head_dim: 128,
    ffn_dim: 13_824,
    num_layers: 40,
    text_dim: 4096,
  },
  vae: { ...configs.vae, base_dim: 96 },
};
const stored = { transformer: 'F32', textEncoder: 'BF16', vae: 'F32' } as const;
const hardware: HardwareFacts = {
  id: 'test',
  title: 'test',
  kind: 'cpu',
  memoryBytes: 100e9,
  precisions: [],
  offloadOrder: [],
  usable: 0.9,
  source: 'made up',
};
const request: JsonObject = { prompt: 'a fox', ...textToVideo.defaults };

function planned(memoryBytes: number | null, options: JsonObject = {}): WanPlan {
  return choosePlan({ request, checkpoint: tiny, hardware, memoryBytes, options }, a14b, stored);
}

function peak(plan: WanPlan, stage: string): number {
  return estimatePlan(a14b, stored, plan).find((estimate) => estimate.stage === stage)?.peakBytes ?? 0;
}

describe('choosePlan', () => {
  it('is comfortable where memory is no matter', () => {
    expect(planned(1e12).options).toMatchObject({
      residency: 'resident',
      precision: { transformer: 'source' },
      vae: { tiling: null },
      level: 'full',
    });
  });

  it('streams and tiles as far as the memory asks for', () => {
    const roomy = planned(30e9);
    expect(roomy.options).toMatchObject({ residency: 'stream', vae: { tiling: null } });
    expect(planned(7.9e9).options.vae.tiling).toEqual({ tile: 256, stride: 192 });
    expect(planned(1e9).options.vae.tiling).toEqual({ tile: 128, stride: 96 });
    for (const [plan, limit] of [
      [roomy, 30e9],
      [planned(9e9), 9e9],
    ] as const)
      for (const { peakBytes } of estimatePlan(a14b, stored, plan))
        expect(peakBytes).toBeLessThanOrEqual(limit);
  });

  it('turns to INT8 only where streaming the stored weights does not fit', () => {
    const streamed = peak(planned(1e12, { residency: 'stream' }), 'denoise');
    expect(planned(streamed).options.precision.transformer).toBe('source');
    expect(planned(streamed - 1).options.precision.transformer).toBe('int8');
    expect(planned(1e6).options.precision.transformer).toBe('int8');
  });

  it('takes the most frugal way where nothing fits, and asks for nothing less', () => {
    const plan = planned(1e6);
    expect(plan.options).toMatchObject({ residency: 'stream', vae: { tiling: { tile: 64 } }, level: 'full' });
    expect(plan.request).toEqual(request);
  });

  it('plans for the usable share of the device without a limit', () => {
    expect(planned(null).options).toEqual(planned(90e9).options);
  });

  it('keeps what the caller insists on, in either spelling', () => {
    const nested = planned(1e12, { residency: 'stream', precision: { transformer: 'int8' } });
    expect(planned(1e12, { residency: 'stream', 'precision.transformer': 'int8' })).toEqual(nested);
    expect(nested.options).toMatchObject({ residency: 'stream', precision: { transformer: 'int8' } });
    expect(planned(1e9, { vae: { tiling: null } }).options.vae.tiling).toBeNull();
  });

  it('makes the request smaller when a level is asked for, and remembers what was asked', () => {
    const { request: made, options } = planned(1e12, { level: 'low' });
    expect(made).toMatchObject({ width: 416, height: 240, frames: 45, steps: 28 });
    expect(options.asked).toEqual({ width: 832, height: 480, frames: 81, steps: 40 });
  });

  it.each([
    [{ residancy: 'stream' }, /residancy/],
    [{ residency: 'disk' }, /residency/],
    [{ precision: { transformer: 'int2' } }, /precision\.transformer is "int2", allowed: source, int8, int4/],
    [{ vae: { tiling: { tile: 64 } } }, /stride/],
  ])('refuses %o', (options, message) => {
    expect(() => planned(1e12, options)).toThrow(message);
  });
});

describe('estimatePlan', () => {
  it('takes the width of stored weights into account', () => {
    const plan = planned(1e12, { residency: 'stream' });
    const denoise = (transformer: 'F32' | 'BF16') =>
      estimatePlan(a14b, { ...stored, transformer }, plan).find(({ stage }) => stage === 'denoise');
    expect(denoise('F32')?.parts).toMatchObject({ weights: 351_394_304 * 4, casts: 0 });
    expect(denoise('BF16')?.parts.casts).toBeGreaterThan(0);
  });

  it('lists the stages that run, with quantising only for INT8 and INT4', () => {
    const ids = (plan: WanPlan) => estimatePlan(a14b, stored, plan).map(({ stage }) => stage);
    expect(ids(planned(1e12))).toEqual(['encode_text', 'denoise', 'decode', 'write']);
    for (const transformer of ['int8', 'int4'])
      expect(ids(planned(1e12, { precision: { transformer } }))).toContain('quantize');
  });
});

describe('minimum memory', () => {
  it('is told per stage, whatever the plan, and a plan for it fits', () => {
    const least = (plan: WanPlan) =>
      Object.fromEntries(
        estimatePlan(a14b, stored, plan).map(({ stage, leastBytes }) => [stage, leastBytes]),
      );
    const roomy = least(planned(1e12));
    const tight = least(planned(1e6));
    for (const stage of ['encode_text', 'denoise', 'decode']) expect(roomy[stage]).toBe(tight[stage]);
    const minimum = Math.max(...Object.values(roomy).map(Number));
    for (const { peakBytes } of estimatePlan(a14b, stored, planned(minimum)))
      expect(peakBytes).toBeLessThanOrEqual(minimum);
  });
});

describe('a plan with an image', () => {
  const hash = 'a'.repeat(64);
  const plan = (memoryBytes: number, options: JsonObject = {}) =>
    choosePlan({ request, checkpoint: tiny, hardware, memoryBytes, options }, i2v, stored, { image: hash });
  const i2v = { ...a14b, conditioning: 'image-required' as const };

  it('is bound to its content and has tiles of its own for encoding', () => {
    expect(plan(1e12).options).toMatchObject({ images: { image: hash }, vae: { encodeTiling: null } });
    const frugal = plan(1e6).options;
    expect(frugal.vae.encodeTiling).toEqual({ tile: 64, stride: 48 });
    expect(plan(1e6, { vae: { encodeTiling: null } }).options.vae).toMatchObject({
      tiling: { tile: 64 },
      encodeTiling: null,
    });
  });

  it('has the stage, with all frames for image to video and one for the other', () => {
    const work = (configs: typeof i2v | (typeof i2v & { conditioning: 'image-optional-first-frame' })) => {
      const estimates = estimatePlan(configs, stored, plan(1e12));
      expect(estimates.map(({ stage }) => stage)).toEqual([
        'encode_text',
        'encode_image',
        'denoise',
        'decode',
        'write',
      ]);
      return estimates[1]?.work ?? 0;
    };
    const first = work({ ...i2v, conditioning: 'image-optional-first-frame' as never });
    expect(work(i2v)).toBeCloseTo(first * 21);
  });
});
