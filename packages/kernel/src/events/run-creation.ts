import type { HardwareFacts, JsonObject } from '@retake/plugin-api';
import type { ChainLink } from '../recovery/chain-link.js';
import type { RecoveryLimits } from '../recovery/recovery-limits.js';

/** What a run was asked and under which circumstances; the first line of its journal. */
export interface RunCreation {
  /** As given: `{ model, checkpoint, … }`. */
  readonly request: JsonObject;
  readonly settings: RunSettings;
  readonly versions: JsonObject;
  readonly hardware: HardwareFacts;
  /** True when the profile was chosen by name and this machine does not have the device. */
  readonly simulated: boolean;
}

/** The options of a run that outlive the process. */
export interface RunSettings {
  readonly strict: boolean;
  readonly maxQualityCost: number;
  readonly limits: RecoveryLimits;
  /** In [0, 1): same seed and same history, same decisions. Absent in runs of earlier versions. */
  readonly decisionSeed?: number;
  /** The fallback chain that was given; absent in runs of earlier versions. */
  readonly chain?: readonly ChainLink[];
  /** Under which name the quality level of its likes is kept; absent when none is. */
  readonly levelName?: string;
  /** Absolute path; null for `output` in the run's folder. */
  readonly outputDirectory: string | null;
  /** Name of the clip without its ending; null for the run's id. */
  readonly outputName: string | null;
}
