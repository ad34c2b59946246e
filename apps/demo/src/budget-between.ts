import type { Retake, RunRequest } from '@retake/kernel';
import type { JsonObject } from '@retake/plugin-api';

/**
 * A memory limit in bytes half-way between what a stage is estimated to need under a roomy and a frugal plan,
 * so that the roomy one really cannot allocate and the frugal one can.
 */
export async function budgetBetween(
  retake: Retake,
  request: RunRequest,
  stage: string,
  roomy: JsonObject,
  frugal: JsonObject,
): Promise<number> {
  const [most, least] = await Promise.all([
    peakOf(retake, request, stage, roomy),
    peakOf(retake, request, stage, frugal),
  ]);
  return Math.round((most + least) / 2);
}

/** Bytes that a stage is estimated to need at its peak under some plan options. */
export async function peakOf(
  retake: Retake,
  request: RunRequest,
  stage: string,
  options: JsonObject,
): Promise<number> {
  const { estimates } = await retake.plan(request, { options });
  const estimate = estimates.find((e) => e.stage === stage);
  if (!estimate) throw new Error(`the plan has no estimate for the stage "${stage}"`);
  return estimate.peakBytes;
}
