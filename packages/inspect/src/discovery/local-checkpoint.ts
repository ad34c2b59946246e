import type { CheckpointReport } from '../report/checkpoint-report.js';
import type { LooseFile } from '../report/loose-file.js';

/** A checkpoint on this machine. */
export interface LocalCheckpoint {
  /** Folder of a checkpoint, or a single weight file. Absolute. */
  readonly path: string;
  readonly foundIn: 'hf-cache' | 'comfyui' | 'given';
  /** Name to recognise it by: a repository, else the name of folder or file. */
  readonly name: string;
  /** Of a folder. */
  readonly report: CheckpointReport | null;
  /** Of a single file. */
  readonly file: LooseFile | null;
}
