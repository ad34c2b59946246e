import type { Clock, HardwareFacts, Logger, Random, RecoveryAction } from '@retake/plugin-api';
import type { SharedBreakers } from '../breaker/shared-breakers.js';
import type { RunSettings } from '../events/run-creation.js';
import type { HistoryStore } from '../history/history-store.js';
import type { PluginHost } from '../lifecycle/index.js';
import type { ChoosingRules } from '../recovery/choosing-rules.js';
import type { Reached } from '../recovery/expected-seconds.js';
import type { Priorities } from '../recovery/priorities.js';
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
  readonly history: HistoryStore;
  /** Absent when the app does without. */
  readonly breakers?: SharedBreakers;
  readonly choosing: ChoosingRules;
  /** Lists for all strategies. */
  readonly priorities: Priorities;
  /** How far the attempts came; attempts write it. */
  readonly reached: { -readonly [K in keyof Reached]: Reached[K] };
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly consent?: Consent;
}
