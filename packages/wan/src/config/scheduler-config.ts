import { join } from 'node:path';
import { z } from 'zod';
import { count, positive } from './fields.js';
import { readConfig } from './read-config.js';

const off = z.literal(false).nullish();
const highestOrder = 2;

const schedulerConfig = z.object({
  _class_name: z.literal('UniPCMultistepScheduler'),
  num_train_timesteps: count,
  solver_order: z.int().min(1).max(highestOrder),
  solver_type: z.literal('bh2'),
  predict_x0: z.literal(true),
  prediction_type: z.literal('flow_prediction'),
  use_flow_sigmas: z.literal(true),
  flow_shift: positive,
  lower_order_final: z.literal(true),
  final_sigmas_type: z.literal('zero'),
  disable_corrector: z.array(z.int()).default([]),
  solver_p: z.null().optional(),
  thresholding: off,
  use_karras_sigmas: off,
  use_exponential_sigmas: off,
  use_beta_sigmas: off,
  use_dynamic_shifting: off,
});

/** What the sampler needs of `scheduler_config.json`; the other keys are fixed to what Wan uses. */
export type SchedulerConfig = z.infer<typeof schedulerConfig>;

/**
 * Reads `scheduler_config.json` of a UniPC scheduler in the form Wan uses; other solvers are refused by name.
 * @param folder component folder, `…/scheduler`
 * @throws RetakeError `config_file_invalid` with `file`, `field`, `found`, `expected`
 */
export function readSchedulerConfig(folder: string): Promise<SchedulerConfig> {
  return readConfig(join(folder, 'scheduler_config.json'), schedulerConfig);
}
