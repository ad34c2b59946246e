import type { PluginCode } from './plugin-codes.js';
import type { PluginPhase } from './plugin-phase.js';

/**
 * `active`: everything works. `degraded`: a part is missing. `skipped`: left out on purpose or for this machine.
 * `rejected`: not acceptable as it is. `failed`: its own code failed.
 */
export type PluginState = 'active' | 'degraded' | 'skipped' | 'rejected' | 'failed';

/** The error behind a report, as data. */
export interface ReportCause {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

export interface ContributionReport {
  /** Id of the point: `strategy`. */
  readonly point: string;
  readonly id: string;
  readonly state: 'active' | 'dropped' | 'quarantined';
  readonly code?: PluginCode;
  readonly message?: string;
  readonly hint?: string;
}

/** What became of one plugin. Serialises to JSON. `phase` is the last one reached, or the one that went wrong. */
export interface PluginReport {
  readonly package: string;
  readonly version?: string;
  readonly id?: string;
  /** Absolute path of the package folder; absent for plugins given as objects. */
  readonly path?: string;
  readonly state: PluginState;
  readonly phase: PluginPhase;
  readonly code?: PluginCode;
  readonly message?: string;
  readonly hint?: string;
  readonly cause?: ReportCause;
  readonly contributions: readonly ContributionReport[];
}
