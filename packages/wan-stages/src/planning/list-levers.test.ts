import { fileURLToPath } from 'node:url';
import { frugalSettings, type JsonObject, type Lever } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { textToVideo } from '../../test/families.js';
import { readConfigs } from '../checkpoint/read-configs.js';
import { validateRequest } from '../request/validate-request.js';
import { checkpointLever } from './checkpoint-lever.js';
import { choosePlan } from './choose-plan.js';
import { estimatePlan } from './estimate-plan.js';
import { listLevers } from './list-levers.js';
import type { WanPlan } from './wan-plan.js';

const tiny = fileURLToPath(new URL('../../../../fixtures/tiny-wan-t2v', import.meta.url));
const configs = await readConfigs(tiny, textToVideo);
const stored = { transformer: 'F32', textEncoder: 'F32', vae: 'F32' } as const;
const hardware = {
  id: 'test',
  title: 'test',
  kind: 'cpu',
  memoryBytes: 1e12,
  precisions: [],
  offloadOrder: [],
  usable: 1,
  source: 'made up',
} as const;

function planned(fields: JsonObject, options: JsonObject = {}): WanPlan {
  const { request } = validateRequest({ prompt: 'a fox', ...fields }, configs, textToVideo);
  return choosePlan({ request, checkpoint: tiny, hardware, memoryBytes: null, options }, configs, stored);
}

/** Room for every file. */
const roomy = 2 ** 40;

function lever(plan: WanPlan, id: string, cacheBytes = roomy): Lever {
  const found = listLevers(plan, configs, stored, cacheBytes).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no lever ${id}`);
  return found;
}

const small = { width: 96, height: 64, frames: 17, steps: 20 };

describe('listLevers', () => {
  it('makes streaming expensive when the files do not stay in memory and there is little to compute', () => {
    const factor = (cacheBytes: number) =>
      lever(planned({ ...small, width: 16, height: 16, frames: 1 }), 'residency', cacheBytes).settings[1]
        ?.timeFactor ?? 0;
    expect(factor(roomy)).toBeCloseTo(1.1);
    expect(factor(0)).toBeGreaterThan(3);
  });

  it('offers INT4 after INT8: less memory for more of the quality', () => {
    const { settings, current } = lever(planned(small), 'precision');
    expect(current).toBe('source');
    expect(settings.map(({ id }) => id)).toEqual(['source', 'int8', 'int4']);
    const costs = settings.map(({ qualityCost }) => qualityCost);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    const [, eight = 0, four = 0] = settings.map(
      ({ qualityCost, timeFactor }) => (1 - qualityCost) / timeFactor,
    );
    expect(eight / four).toBeGreaterThan(1.2);
    const { options } = planned(small, { precision: { transformer: 'int4' } });
    expect(options.precision.transformer).toBe('int4');
    expect(
      frugalSettings(lever(planned(small, { 'precision.transformer': 'int8' }), 'precision')),
    ).toMatchObject([{ id: 'int4', values: { 'options.precision.transformer': 'int4' } }]);
  });

  it('offers tiles smaller than the picture only', () => {
    const ids = (fields: JsonObject) => lever(planned(fields), 'tiling').settings.map(({ id }) => id);
    expect(ids(small)).toEqual(['whole', 'tile-64']);
    expect(ids({ ...small, width: 320 })).toEqual(['whole', 'tile-256', 'tile-128', 'tile-64']);
    expect(ids({ ...small, width: 64 })).toEqual(['whole']);
  });

  it('knows a tiling that the caller chose', () => {
    const plan = planned({ ...small, width: 320 }, { vae: { tiling: { tile: 192, stride: 144 } } });
    const { settings, current } = lever(plan, 'tiling');
    expect(current).toBe('tile-192');
    expect(settings.map(({ id }) => id)).toEqual(['whole', 'tile-256', 'tile-192', 'tile-128', 'tile-64']);
  });

  it('gives levels as legal requests that shrink', () => {
    const plan = planned(small);
    const { settings, current } = lever(plan, 'level');
    expect(current).toBe('full');
    expect(settings.map(({ id }) => id)).toEqual(['full', 'high', 'medium', 'low', 'minimal']);
    expect(settings.map(({ qualityCost }) => Number(qualityCost.toFixed(2)))).toEqual([
      0, 0.2, 0.4, 0.6, 0.8,
    ]);
    let time = Number.POSITIVE_INFINITY;
    for (const { values, timeFactor } of settings) {
      const fields = Object.entries(values).filter(([path]) => path.startsWith('request.'));
      const request = Object.fromEntries(
        fields.map(([path, value]) => [path.slice('request.'.length), value]),
      );
      expect(validateRequest({ prompt: 'a fox', ...request }, configs, textToVideo)).toMatchObject({
        adjustments: [],
        problems: [],
      });
      expect(timeFactor).toBeLessThan(time);
      time = timeFactor;
    }
  });

  it('measures further levels against what was asked, not against the level before', () => {
    const values = (plan: WanPlan) => lever(plan, 'level').settings.at(-1)?.values;
    expect(values(planned(small, { level: 'high' }))).toEqual(values(planned(small)));
    expect(frugalSettings(lever(planned(small, { level: 'high' }), 'level'))[0]?.id).toBe('medium');
  });

  it.each([
    [{ width: 64, height: 64, frames: 17, steps: 20 }, [64, 48, 32]],
    [{ width: 96, height: 96, frames: 17, steps: 20 }, [96, 80, 64, 48, 32]],
  ])('keeps levels of small clips at 32 pixels and more: %o', (fields, sides) => {
    const widths = lever(planned(fields), 'level').settings.map(({ values }) => values['request.width']);
    expect([...new Set(widths)]).toEqual(sides);
  });

  it('tiles the encoder by a dial of its own, which leaves the decoder alone', () => {
    const plan = planned({ ...small, width: 320 });
    const withImage = { ...plan, options: { ...plan.options, images: { image: 'a'.repeat(64) } } };
    const found = lever(withImage, 'encode-tiling');
    expect(found).toMatchObject({ kind: 'tiling', stages: ['encode_image'], current: 'whole' });
    expect(found.settings.map(({ values }) => Object.keys(values))).toEqual(
      found.settings.map(() => ['options.vae.encodeTiling']),
    );
    expect(lever(withImage, 'level').stages).toContain('encode_image');
    expect(() => lever(plan, 'encode-tiling')).toThrow();
  });

  it('leaves out levels that change nothing', () => {
    const least = { width: 16, height: 16, frames: 1, steps: 1 };
    expect(lever(planned(least), 'level').settings.map(({ id }) => id)).toEqual(['full']);
  });

  it.each([
    ['tiling', 'decode'],
    ['residency', 'denoise'],
    ['precision', 'denoise'],
    ['level', 'denoise'],
    ['level', 'decode'],
  ])('expects less memory of every further setting of %s in %s', (id, stage) => {
    const mid = { ...configs, transformer: { ...configs.transformer, num_layers: 30 } };
    const plan = planned({ ...small, width: 320, height: 320 });
    const peaks = lever(plan, id).settings.map(({ values }) => {
      const patched = structuredClone(plan) as unknown as Record<string, unknown>;
      for (const [path, value] of Object.entries(values)) put(patched, path.split('.'), value);
      const estimates = estimatePlan(mid, stored, patched as unknown as WanPlan);
      return estimates.find((estimate) => estimate.stage === stage)?.peakBytes ?? 0;
    });
    peaks.slice(1).forEach((peak, i) => {
      expect(peak).toBeLessThan(peaks[i] ?? 0);
    });
  });
});

describe('checkpointLever', () => {
  it('has the plan’s checkpoint first and tells equal names apart', () => {
    const { settings, current } = checkpointLever({ checkpoint: '/a/wan' }, [
      { folder: '/a/other', trusted: true },
      { folder: '/b/wan', trusted: false },
    ]);
    expect(current).toBe('wan');
    expect(settings.map(({ id }) => id)).toEqual(['wan', 'other', '/b/wan']);
    expect(settings[1]).toMatchObject({ values: { checkpoint: '/a/other' }, qualityCost: 0 });
    expect(settings[2]).toMatchObject({ consent: 'ask', qualityCost: 0.2 });
  });
});

function put(target: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) target[name] = value;
  else put(target[name] as Record<string, unknown>, rest, value);
}
