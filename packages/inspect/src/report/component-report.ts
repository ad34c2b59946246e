import type { JsonObject } from '@retake/plugin-api';
import type { InspectedComponent } from './component-name.js';
import type { FileReport } from './file-report.js';
import type { Finding } from './finding.js';
import type { PrecisionMemory } from './precision-memory.js';
import type { Reason } from './reasons.js';

/**
 * `usable`; `limited`: a part of it works; `misplaced`: healthy, of another model; `unusable`; `missing`: asked for and not
 * there; `unneeded`: not asked for and not there.
 */
export type ComponentStatus = 'usable' | 'limited' | 'misplaced' | 'unusable' | 'missing' | 'unneeded';

/** How the tensors of a component compare with what its config asks for. */
export interface TensorSummary {
  readonly found: number;
  /** Null where there is no list of what must be there. */
  readonly expected: number | null;
  readonly missing: number;
  readonly wrongShape: number;
  readonly extra: number;
  /** Number of tensors by safetensors dtype. */
  readonly dtypes: Readonly<Record<string, number>>;
}

/** One folder of a checkpoint, judged. */
export interface ComponentReport {
  readonly name: InspectedComponent;
  /** Class that `model_index.json`, else its own config, names. */
  readonly class: string | null;
  /** Whether `model_index.json` lists it. */
  readonly listed: boolean;
  readonly present: boolean;
  /** Every file could be opened and its header read. */
  readonly readable: boolean;
  /** Everything that config and index ask for is there. */
  readonly complete: boolean;
  /** Can be used in this checkpoint, at least in part. */
  readonly functional: boolean;
  readonly status: ComponentStatus;
  /** Why it is not simply usable. */
  readonly reason: Reason | null;
  readonly findings: readonly Finding[];
  /** What does not work although the component does, in sentences. */
  readonly limitations: readonly string[];
  /** Halves that work: `encode` and `decode` of a VAE. */
  readonly works: readonly ('encode' | 'decode')[];
  /** Components it makes no sense without. */
  readonly dependsOn: readonly InspectedComponent[];
  readonly files: readonly FileReport[];
  readonly bytes: number;
  readonly tensors: TensorSummary | null;
  readonly parameters: number | null;
  /** Of the weights; null without weights to count. */
  readonly memory: PrecisionMemory | null;
  /** The sizes that matter, from its config. */
  readonly config: JsonObject | null;
}
