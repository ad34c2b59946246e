import { chooseExpert, createSampler, type Expert } from '@retake/wan';
import { expertOf } from '../planning/expert-of.js';
import type { StageTools } from './stage-tools.js';

/** One step of a denoise. */
export interface DenoiseStep {
  readonly index: number;
  readonly timestep: number;
  readonly expert: Expert;
  readonly guidanceScale: number;
}

/** What each step does. Guidance is off for all of them when the high-noise scale is 1 or less, as in diffusers. */
export function denoiseSteps({
  plan,
  configs,
}: Pick<StageTools, 'plan' | 'configs'>): readonly DenoiseStep[] {
  const { steps, flowShift, guidanceScale, guidanceScale2 = guidanceScale } = plan.request;
  const { timesteps } = createSampler(configs.scheduler, steps, flowShift);
  return timesteps.map((timestep, index) => {
    const expert = chooseExpert(timestep, configs.pipeline.boundary_ratio);
    return {
      index,
      timestep,
      expert: expertOf(expert, plan.options),
      guidanceScale: expert === 'transformer' ? guidanceScale : guidanceScale2,
    };
  });
}
