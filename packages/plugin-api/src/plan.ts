import type { JsonObject } from './json-object.js';

/**
 * Everything that decides how a run is made, as data. Stages name the dotted paths they depend on
 * (`request.seed`, `options.vae.tiling`), recovery changes values at such paths.
 */
export interface Plan {
  /** Id of the model adapter, for example `wan-t2v`. */
  readonly model: string;
  /** Absolute path of the checkpoint folder. */
  readonly checkpoint: string;
  /** What the person asked for, after validation: prompt, size, frames, steps, seed… */
  readonly request: JsonObject;
  /** How it is made: residency of weights, precision, VAE tiling… Owned by the adapter. */
  readonly options: JsonObject;
  /** Limit for the data memory of the inference process in bytes, or null for none. */
  readonly memoryBytes: number | null;
  /** Id of the hardware profile planned for. */
  readonly hardware: string;
}
