import type { ComponentReport } from './component-report.js';
import type { Finding } from './finding.js';
import type { LooseFile } from './loose-file.js';
import type { PipelineVerdict } from './pipeline-verdict.js';
import type { PrecisionMemory } from './precision-memory.js';

/** What the tensors make of it. `i2v-clip` is Wan 2.1's image to video, which looks at the image with CLIP. */
export type CheckpointKind = 't2v' | 'i2v' | 'ti2v' | 'i2v-clip' | 'vace' | 'other' | 'unknown';

/** How the files lie; a `collection` is a folder of checkpoints. A repository of the Hugging Face cache is reported as its snapshot. */
export type CheckpointLayout =
  | 'diffusers'
  | 'component'
  | 'collection'
  | 'wan-native'
  | 'comfyui'
  | 'gguf'
  | 'pickle'
  | 'empty'
  | 'unknown';

/** A checkpoint folder, judged. Survives JSON and back without loss. */
export interface CheckpointReport {
  readonly version: 1;
  /** Absolute; the snapshot where a folder of the Hugging Face cache was given. */
  readonly folder: string;
  readonly layout: CheckpointLayout;
  readonly kind: CheckpointKind;
  /** `_class_name` of `model_index.json`. */
  readonly pipelineClass: string | null;
  /** One sentence. */
  readonly summary: string;
  readonly components: readonly ComponentReport[];
  readonly pipelines: readonly PipelineVerdict[];
  /** Ids of the pipelines that can be built, in the order of the table. */
  readonly usable: readonly string[];
  /** What concerns the checkpoint as a whole. */
  readonly findings: readonly Finding[];
  /** Weight files that lie outside the folders of components. */
  readonly looseFiles: readonly LooseFile[];
  readonly bytes: number;
  /** Weights of all components that are there. */
  readonly memory: PrecisionMemory | null;
}
