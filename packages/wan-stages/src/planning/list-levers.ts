import {
  type JsonValue,
  type Lever,
  type LeverSetting,
  type QualityLevel,
  qualityLevels,
} from '@retake/plugin-api';
import { geometryOf } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { componentsLever } from './components-lever.js';
import { estimateDenoise, onePass } from './estimate-denoise.js';
import type { StoredDtypes } from './estimate-plan.js';
import { atLevel } from './levels.js';
import { streamTimeFactor } from './stream-time.js';
import { type Tiling, tilingId, tilingWork, usefulTilings } from './tilings.js';
import type { WanPlan } from './wan-plan.js';

/**
 * Times of INT8 and INT4 beside float32 on a CPU without 8-bit instructions, held and streamed: 1.1 to 1.6 and 0.8 to 1.7
 * (experts of width 768, 192 and 768 tokens).
 */
const quantizedTime = { int8: 1.6, int4: 1.7 };
/**
 * INT8 moves predictions by up to 1 % (relative Euclidean error), INT4 by 7 to 15 %: text-to-video clips of the trained tiny models are
 * as far from the full ones as clips of between half and a quarter of the steps.
 */
const quantizedQuality = { int8: 0.01, int4: 0.25 };
/** Tiles change the picture along their borders; tiles of half the size have twice the borders. A judgement. */
const tilingQuality = { share: 0.01, tile: 256 };

/**
 * The dials recovery may turn under a plan, but for the choice of another checkpoint.
 * @param cacheBytes memory the system can use to keep weight files
 */
export function listLevers(
  plan: WanPlan,
  configs: CheckpointConfigs,
  stored: StoredDtypes,
  cacheBytes: number,
): readonly Lever[] {
  const { options, request } = plan;
  const streamTime = streamTimeFactor({ ...onePass(configs, request, stored.transformer), cacheBytes });
  return [
    decodeTiling(plan),
    ...(plan.options.images ? [encodeTiling(plan)] : []),
    {
      id: 'residency',
      kind: 'residency',
      stages: ['denoise'],
      settings: [
        setting('resident', 'keep the blocks in memory', { 'options.residency': 'resident' }, 0, 1),
        setting('stream', 'stream the blocks from disk', { 'options.residency': 'stream' }, 0, streamTime),
      ],
      current: options.residency,
    },
    {
      id: 'precision',
      kind: 'precision',
      stages: ['denoise'],
      settings: [
        setting('source', 'use the weights as stored', { [transformerPrecision]: 'source' }, 0, 1),
        ...(['int8', 'int4'] as const).map((id) =>
          setting(
            id,
            `use ${id.toUpperCase()} weights`,
            { [transformerPrecision]: id },
            quantizedQuality[id],
            quantizedTime[id],
          ),
        ),
      ],
      current: options.precision.transformer,
    },
    ...componentsLever(plan, configs),
    levelLever(plan, configs, stored),
  ];
}

const transformerPrecision = 'options.precision.transformer';

function setting(
  id: string,
  title: string,
  values: Readonly<Record<string, JsonValue>>,
  qualityCost: number,
  timeFactor: number,
): LeverSetting {
  return { id, title, values, qualityCost, timeFactor };
}

function decodeTiling({ request, options }: WanPlan): Lever {
  return tilingLever('tiling', 'decode', { size: request, now: options.vae.tiling });
}

/** A dial of its own: other tiles for the frames must not ask for the image, and so for the denoise, anew. */
function encodeTiling({ request, options }: WanPlan): Lever {
  return tilingLever('encode-tiling', 'encode_image', {
    size: request,
    now: options.vae.encodeTiling ?? null,
  });
}

const tilingStages = {
  decode: { verb: 'decode', path: 'options.vae.tiling' },
  encode_image: { verb: 'encode', path: 'options.vae.encodeTiling' },
} as const;

interface TilingNow {
  readonly size: { readonly width: number; readonly height: number };
  readonly now: Tiling;
}

/** Settings from the most comfortable on; one that the table lacks (the caller's own) stands where its size belongs. */
function tilingLever(id: string, stage: keyof typeof tilingStages, { size, now }: TilingNow): Lever {
  const { verb, path } = tilingStages[stage];
  const known = usefulTilings(size).filter((tiling) => tilingId(tiling) !== tilingId(now));
  const all = [...known, now].sort((a, b) => (b?.tile ?? Infinity) - (a?.tile ?? Infinity) || 0);
  const ordered = [...all.filter((tiling) => tiling === null), ...all.filter((tiling) => tiling !== null)];
  return {
    id,
    kind: 'tiling',
    stages: [stage],
    settings: ordered.map((tiling) =>
      setting(
        tilingId(tiling),
        tiling ? `${verb} in tiles of ${tiling.tile} pixels` : `${verb} the whole picture at once`,
        { [path]: tiling && { ...tiling } },
        tiling ? (tilingQuality.share * tilingQuality.tile) / tiling.tile : 0,
        tilingWork(size, tiling),
      ),
    ),
    current: tilingId(now),
  };
}

/** Each level as concrete request values; levels that change nothing further are left out. */
function levelLever(plan: WanPlan, configs: CheckpointConfigs, stored: StoredDtypes): Lever {
  const { asked, level, images } = plan.options;
  const geometry = geometryOf(configs);
  const denoiseWork = (values: Partial<WanPlan['request']>) =>
    estimateDenoise(configs, { ...plan, request: { ...plan.request, ...values } }, stored.transformer).work;
  const full = denoiseWork(asked);
  const seen = new Set<string>();
  const settings = (Object.keys(qualityLevels) as QualityLevel[]).flatMap((id) => {
    const values = atLevel(asked, id, geometry);
    const same = seen.has(JSON.stringify(values)) && id !== level;
    seen.add(JSON.stringify(values));
    if (same) return [];
    const { width, height, frames, steps } = values;
    const paths = Object.entries(values).map(([name, value]) => [`request.${name}`, value] as const);
    return setting(
      id,
      `make ${width}×${height}, ${frames} frames, ${steps} steps`,
      { 'options.level': id, ...Object.fromEntries(paths) },
      1 - qualityLevels[id] / qualityLevels.full,
      denoiseWork(values) / full,
    );
  });
  return {
    id: 'level',
    kind: 'level',
    stages: [...(images ? ['encode_image'] : []), 'denoise', 'decode', 'write'],
    settings,
    current: level,
  };
}
