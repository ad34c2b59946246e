import type { Failure, HardwareFacts, Plan, StageEstimate } from '@retake/plugin-api';
import { memoryLimit, peakBytes } from './peak-bytes.js';

/** A plan that failed for want of memory. */
export interface Shortage {
  readonly failure: Failure;
  readonly plan: Plan;
}

/** What shortages of a stage say about its estimates. */
export interface EstimateError {
  /** The real need is more than this many times the estimate; 0 when nothing is known. */
  readonly factor: number;
  /** Whether a program told how many bytes it asked for, and not only that they were not there. */
  readonly told: boolean;
}

export interface EstimateFacts {
  readonly hardware: HardwareFacts;
  estimate(plan: Plan): Promise<readonly StageEstimate[]>;
}

/** Learns from all shortages of a run at one stage; the one that speaks of the largest need holds. */
export async function estimateError(
  shortages: readonly Shortage[],
  { hardware, estimate }: EstimateFacts,
): Promise<EstimateError> {
  let error: EstimateError = { factor: 0, told: false };
  for (const { failure, plan } of shortages) {
    const expected = peakBytes(await estimate(plan), failure.stage);
    const { bytes, told } = needOf(failure, memoryLimit(plan, hardware));
    if (expected > 0 && bytes / expected >= error.factor) error = { factor: bytes / expected, told };
  }
  return error;
}

/**
 * At least how much was needed, in bytes: what was taken already and what was asked for on top, where the failure tells, but
 * always as much as there was.
 */
function needOf({ facts }: Failure, limitBytes: number): { readonly bytes: number; readonly told: boolean } {
  const { bytesAsked, bytesFree, bytesTotal } = facts;
  if (!isBytes(bytesAsked)) return { bytes: limitBytes, told: false };
  const taken = isBytes(bytesFree) && isBytes(bytesTotal) ? Math.max(0, bytesTotal - bytesFree) : 0;
  return { bytes: Math.max(limitBytes, taken + bytesAsked), told: taken > 0 || bytesAsked > limitBytes };
}

function isBytes(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
