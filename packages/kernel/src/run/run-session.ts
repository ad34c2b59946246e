import type { Clock, HardwareFacts, Logger, Random, RecoveryAction } from '@retake/plugin-api';
import type { RunSettings } from '../events/run-creation.js';
import type { PluginHost } from '../lifecycle/index.js';
import type { History } from '../recovery/history.js';
import type { RunRecord } from './run-record.js';

/** Asks a person whether an action may be applied. */
export type Consent = (action: RecoveryAction) => Promise<boolean>;

/** What driving one run needs. */
export interface RunSession {
  readonly id: string;
  /** Absolute path. */
  readonly folder: string;
  readonly plugins: PluginHost;
  readonly hardware: HardwareFacts;
  readonly settings: RunSettings;
  readonly record: RunRecord;
  readonly history: History;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly consent?: Consent;
}
