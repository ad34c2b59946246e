import type { InspectedComponent } from './component-name.js';

/** A weight file outside the folders of a diffusers checkpoint, recognised by what is in it. */
export interface LooseFile {
  /** Below the inspected folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly format: 'safetensors' | 'gguf' | 'pickle' | 'other';
  /** What it is, in words: `Wan transformer of the original repository`. */
  readonly title: string;
  /** What it would be in a diffusers checkpoint. */
  readonly role: InspectedComponent | null;
  /** Input channels of a transformer. */
  readonly channels: number | null;
  readonly dtypes: readonly string[];
  /** Why it cannot be read; null when its header is sound. */
  readonly problem: string | null;
}
