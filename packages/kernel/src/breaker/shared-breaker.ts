import type { Failure } from '@retake/plugin-api';
import type { BreakerState } from './breaker-state.js';

/** A breaker as all processes see it. */
export interface SharedBreaker {
  /** `engine/model/device/memory level`. */
  readonly name: string;
  readonly state: BreakerState;
  /** The last failure that counted against it. */
  readonly lastFailure: Failure | null;
  /** Milliseconds since the epoch. */
  readonly changedAt: number;
}
