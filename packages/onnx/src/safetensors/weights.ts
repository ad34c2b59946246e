import type { SafetensorsFile } from './open-safetensors.js';
import type { TensorEntry } from './tensor-entry.js';

/** All tensors of one model component, from one file or several. */
export interface Weights {
  readonly names: readonly string[];
  readonly files: readonly SafetensorsFile[];
  has(name: string): boolean;
  /** @throws RetakeError `tensor_missing`. */
  get(name: string): TensorEntry;
}
