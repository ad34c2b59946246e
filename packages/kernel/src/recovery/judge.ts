import type { HardwareFacts, ModelAdapter, Plan, StageEstimate } from '@retake/plugin-api';
import { type EstimateError, estimateError, type Shortage } from './estimate-error.js';
import { fitChance } from './fit-chance.js';
import { patchPlan } from './patch-plan.js';
import { memoryLimit, peakBytes } from './peak-bytes.js';
import type { Proposal } from './propose.js';
import { type Circumstances, rejectionOf } from './rejections.js';

/** A proposal and what the kernel thinks of it. */
export interface Judgement {
  readonly proposal: Proposal;
  /** The plan under the action. */
  readonly plan: Plan;
  /** Why it was dropped; absent while it is kept. */
  readonly reason?: string;
  /** Expected peak at the failing stage in bytes, for memory failures, corrected by what failures of this run taught. */
  readonly peak?: number;
  /** The chance that this peak is small enough, 0 to 1, for memory failures. */
  readonly fit?: number;
}

export interface Judge extends Circumstances {
  readonly hardware: HardwareFacts;
  /** The plans of this run that failed for want of memory at this place, this failure's own among them. */
  readonly shortages: readonly Shortage[];
  adapter(model: string): ModelAdapter | undefined;
  estimate(plan: Plan): Promise<readonly StageEstimate[]>;
}

/** Drops what cannot help. */
export async function judge(proposals: readonly Proposal[], now: Judge): Promise<readonly Judgement[]> {
  const learned = isMemory(now) ? await learn(now) : undefined;
  const judged: Judgement[] = [];
  for (const proposal of proposals) judged.push(await judgeOne(proposal, now, learned));
  return dropMisfits(judged, now);
}

/** Without estimates nothing is learned about them; what needs one says so itself. */
async function learn(now: Judge): Promise<EstimateError> {
  return estimateError(now.shortages, now).catch(() => ({ factor: 0, told: false }));
}

async function judgeOne(
  proposal: Proposal,
  now: Judge,
  learned: EstimateError | undefined,
): Promise<Judgement> {
  const { action } = proposal;
  const patched = patchPlan(now.plan, action.patch);
  const reason = rejectionOf(proposal, patched, now);
  const judgement = { proposal, plan: patched ?? now.plan };
  if (reason !== undefined || patched === undefined) return { ...judgement, ...(reason ? { reason } : {}) };
  if (Object.keys(action.patch).length === 0) return judgement;
  const illegal = await illegalRequest(patched, now);
  if (illegal !== undefined) return { ...judgement, reason: illegal };
  return learned ? weigh(judgement, now, learned) : judgement;
}

async function illegalRequest(patched: Plan, now: Judge): Promise<string | undefined> {
  const adapter = now.adapter(patched.model);
  if (!adapter) return `no installed plugin provides the model ${patched.model}`;
  const sameRequest = patched.model === now.plan.model && patched.request === now.plan.request;
  if (sameRequest) return undefined;
  try {
    const { problems } = await adapter.validate(patched.request, patched.checkpoint);
    const [problem] = problems;
    return problem && `the model does not take ${problem.path} = ${problem.given}`;
  } catch (error) {
    return `the model cannot check the changed request: ${(error as Error).message}`;
  }
}

/** More of the same memory is no remedy: the failing stage must be expected to need less than it does now. */
async function weigh(judgement: Judgement, now: Judge, learned: EstimateError): Promise<Judgement> {
  try {
    const before = peakBytes(await now.estimate(now.plan), now.failure.stage);
    const expected = peakBytes(await now.estimate(judgement.plan), now.failure.stage);
    const peak = expected * Math.max(1, learned.factor);
    const fit = fitChance(expected, memoryLimit(judgement.plan, now.hardware), learned);
    return expected < before
      ? { ...judgement, peak, fit }
      : { ...judgement, peak, fit, reason: 'is not expected to need less memory where it failed' };
  } catch (error) {
    return { ...judgement, reason: `its memory cannot be estimated: ${(error as Error).message}` };
  }
}

/** When something that may run by itself is expected to fit, what is not expected to fit is dropped. */
function dropMisfits(judged: readonly Judgement[], now: Judge): readonly Judgement[] {
  if (!isMemory(now)) return judged;
  const over = ({ peak, plan }: Judgement) => peak !== undefined && peak > memoryLimit(plan, now.hardware);
  const fits = (one: Judgement) =>
    one.reason === undefined &&
    one.proposal.action.consent === 'auto' &&
    one.peak !== undefined &&
    !over(one);
  if (!judged.some(fits)) return judged;
  return judged.map((one) =>
    one.reason === undefined && over(one) ? { ...one, reason: 'is not expected to fit' } : one,
  );
}

function isMemory(now: Judge): boolean {
  return now.failure.category === 'WAN_MEMORY_MANAGEMENT';
}
