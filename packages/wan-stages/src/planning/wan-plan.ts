import { type JsonObject, type Plan, RetakeError } from '@retake/plugin-api';
import { z } from 'zod';
import { closestName } from '../request/closest-name.js';
import type { WanRequest } from '../request/wan-request.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const tiling = z.object({ tile: z.int().positive(), stride: z.int().positive() }).nullable();
const count = z.int().min(1);

export const wanOptions = z.object({
  /** `resident` keeps an expert's blocks in memory, `stream` opens each when it is needed. */
  residency: z.enum(['resident', 'stream']),
  /** `int8` and `int4` quantise the matrices of the blocks; norms, modulation, embeddings and head stay as they are. */
  precision: z.object({ transformer: z.enum(['source', 'int8', 'int4']) }),
  /** Pixels; null decodes (or encodes the image's clip) at once. `encodeTiling` is there with an image only. */
  vae: z.object({ tiling, encodeTiling: tiling.optional() }),
  /** Which expert makes every step where the other is damaged or missing; absent: each its own. */
  components: z.enum(['all', 'without-transformer', 'without-transformer_2']).optional(),
  /** SHA-256 of the image files: a run is bound to what they hold. */
  images: z.object({ image: sha256, lastImage: sha256.optional() }).optional(),
  /** How much less than asked is made. */
  level: z.enum(['full', 'high', 'medium', 'low', 'minimal']),
  /** What was asked for before any level; levels are shares of it. */
  asked: z.object({ width: count, height: count, frames: count, steps: count }),
});

/** How a clip is made. */
export type WanOptions = z.infer<typeof wanOptions>;

/** A plan of this adapter, in its own words. */
export interface WanPlan {
  readonly checkpoint: string;
  readonly memoryBytes: number | null;
  readonly request: WanRequest;
  readonly options: WanOptions;
}

/** @throws RetakeError `config_invalid` when options are not those of this adapter */
export function readPlan(plan: Plan): WanPlan {
  return {
    checkpoint: plan.checkpoint,
    memoryBytes: plan.memoryBytes,
    request: plan.request as unknown as WanRequest,
    options: readOptions(plan.options),
  };
}

/** @throws RetakeError `config_invalid`, naming the option */
export function readOptions(options: JsonObject): WanOptions {
  const checked = wanOptions.safeParse(options);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const path = optionAt(issue?.path ?? []);
  const allowed =
    issue?.code === 'invalid_value' ? issue.values.join(', ') : (shapes[path] ?? issue?.message);
  const value = path.split('.').reduce<unknown>((inner, name) => Object(inner)[name], options);
  const given = JSON.stringify(value) ?? 'missing';
  const near = typeof value === 'string' ? closestName(value, allowed?.split(', ') ?? []) : undefined;
  throw new RetakeError('config_invalid', `Option ${path} is ${given}, allowed: ${allowed}.`, {
    hint: near === undefined ? 'Give one that is allowed, or leave it out.' : `Did you mean ${near}?`,
    facts: { path: `options.${path}`, given, allowed: `${allowed}` },
  });
}

/** What is allowed where it is no list of words. */
const tiled = 'null, or pixels such as {"tile":256,"stride":192}';
const shapes: Readonly<Record<string, string>> = { 'vae.tiling': tiled, 'vae.encodeTiling': tiled };

/** The option that holds what was found: of a tiling without its stride it is the tiling. */
function optionAt(path: readonly PropertyKey[]): string {
  const at = path.map(String).join('.');
  return Object.keys(shapes).find((name) => at.startsWith(`${name}.`)) ?? at;
}
