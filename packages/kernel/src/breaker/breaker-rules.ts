import { recoveryDefaults } from '@retake/plugin-api';

/** How a breaker behaves. Times in milliseconds. */
export interface BreakerRules {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it stays open before one probe is let through. */
  readonly halfOpenMs: number;
  /** Probes in a row that must pass to close it. */
  readonly successes: number;
  /** How long a probe may take before another is let through, should its process hang or be out of sight. */
  readonly leaseMs: number;
}

const leaseMs = 600_000;

export const breakerDefaults: BreakerRules = {
  failures: recoveryDefaults.breakerFailures,
  halfOpenMs: recoveryDefaults.breakerHalfOpenMs,
  successes: recoveryDefaults.breakerSuccesses,
  leaseMs,
};
