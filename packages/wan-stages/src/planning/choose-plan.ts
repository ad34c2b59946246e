import type { JsonObject, JsonValue, PlanInput } from '@retake/plugin-api';
import { geometryOf } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import type { ImageHashes } from '../images/image-hashes.js';
import type { WanRequest } from '../request/wan-request.js';
import { estimateDecode } from './estimate-decode.js';
import { estimateDenoise } from './estimate-denoise.js';
import { estimateEncodeImage } from './estimate-encode-image.js';
import type { StoredDtypes } from './estimate-plan.js';
import { flattenOptions } from './flatten-options.js';
import { atLevel } from './levels.js';
import { usefulTilings } from './tilings.js';
import { readOptions, type WanOptions, type WanPlan } from './wan-plan.js';

/**
 * Ways to denoise, from comfortable to frugal: streaming costs time, INT8 a little quality as well. The loss of INT4 can be
 * seen: no plan turns to it by itself.
 */
const denoiseWays = [
  { residency: 'resident', precision: { transformer: 'source' } },
  { residency: 'stream', precision: { transformer: 'source' } },
  { residency: 'stream', precision: { transformer: 'int8' } },
] as const;

/**
 * The most comfortable way to make a request within the memory: per stage the first that is expected to fit, else the one
 * that needs least. What the caller insists on stays. The request itself is only made smaller when a level is asked for.
 */
export function choosePlan(
  input: PlanInput,
  configs: CheckpointConfigs,
  stored: StoredDtypes,
  images?: ImageHashes,
): WanPlan {
  const insisted = flattenOptions(input.options);
  const limit = input.memoryBytes ?? input.hardware.memoryBytes * input.hardware.usable;
  const start = startingPlan(input, insisted, configs, images);
  const peaks = {
    denoise: (plan: WanPlan) => estimateDenoise(configs, plan, stored.transformer).peakBytes,
    decode: (plan: WanPlan) => estimateDecode(configs, plan, stored.vae).peakBytes,
    encodeImage: (plan: WanPlan) => estimateEncodeImage(configs, plan, stored.vae).peakBytes,
  };
  const ways = denoiseWays.map((way) => withOptions(start, way, insisted));
  const denoise = firstFitting(ways, peaks.denoise, limit);
  const cut = (plan: WanPlan, name: 'tiling' | 'encodeTiling') =>
    usefulTilings(start.request).map((tiling) =>
      withOptions(plan, { vae: { ...plan.options.vae, [name]: tiling && { ...tiling } } }, insisted),
    );
  const decode = firstFitting(cut(denoise, 'tiling'), peaks.decode, limit);
  return images ? firstFitting(cut(decode, 'encodeTiling'), peaks.encodeImage, limit) : decode;
}

function startingPlan(
  input: PlanInput,
  insisted: JsonObject,
  configs: CheckpointConfigs,
  images: ImageHashes | undefined,
): WanPlan {
  const given = input.request as unknown as WanRequest;
  const { width, height, frames, steps } = given;
  const asked = { width, height, frames, steps };
  const defaults = {
    residency: 'resident',
    precision: { transformer: 'source' },
    vae: { tiling: null, ...(images && { encodeTiling: null }) },
    ...(images && { images: { ...images } }),
    level: 'full',
    asked,
  } as const;
  const options = readOptions(overlay(defaults, insisted));
  const request = { ...given, ...atLevel(options.asked, options.level, geometryOf(configs)) };
  return { checkpoint: input.checkpoint, memoryBytes: input.memoryBytes, request, options };
}

function withOptions(plan: WanPlan, change: Partial<WanOptions>, insisted: JsonObject): WanPlan {
  return { ...plan, options: readOptions(overlay({ ...plan.options, ...change }, insisted)) };
}

/** Options with the values at dotted paths replaced. */
function overlay(options: WanOptions, insisted: JsonObject): JsonObject {
  return Object.entries(insisted).reduce<JsonObject>(
    (result, [path, value]) => put(result, path.split('.'), value),
    options as unknown as JsonObject,
  );
}

function put(target: JsonObject, [name = '', ...rest]: readonly string[], value: JsonValue): JsonObject {
  if (rest.length === 0) return { ...target, [name]: value };
  const inner = target[name];
  const object = typeof inner === 'object' && inner !== null ? (inner as JsonObject) : {};
  return { ...target, [name]: put(object, rest, value) };
}

function firstFitting(plans: readonly WanPlan[], peak: (plan: WanPlan) => number, limit: number): WanPlan {
  const [first, ...others] = plans.map((plan) => ({ plan, bytes: peak(plan) }));
  if (!first) throw new RangeError('no plan to choose from');
  const all = [first, ...others];
  const best = all.find(({ bytes }) => bytes <= limit);
  return (best ?? all.reduce((least, one) => (one.bytes < least.bytes ? one : least))).plan;
}
