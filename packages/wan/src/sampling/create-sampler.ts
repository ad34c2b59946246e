import type { SchedulerConfig } from '../config/scheduler-config.js';
import { FlowMatchEuler } from './flow-match-euler.js';
import type { FlowSampler } from './flow-sampler.js';
import { UniPCMultistep } from './unipc-multistep.js';

/**
 * The sampler that a checkpoint's scheduler config names: UniPCMultistepScheduler or FlowMatchEulerDiscreteScheduler.
 * @param flowShift replaces the one of the config
 */
export function createSampler(config: SchedulerConfig, steps: number, flowShift?: number): FlowSampler {
  return config._class_name === 'UniPCMultistepScheduler'
    ? new UniPCMultistep(config, steps, flowShift)
    : new FlowMatchEuler(config, steps, flowShift);
}
