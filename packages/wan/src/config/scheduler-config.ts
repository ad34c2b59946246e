import { join } from 'node:path';
import { z } from 'zod';
import { count, positive } from './fields.js';
import { readConfig } from './read-config.js';

const off = z.literal(false).nullish();
const highestOrder = 2;

const uniPC = z.object({
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

const flowMatchEuler = z.object({
  _class_name: z.literal('FlowMatchEulerDiscreteScheduler'),
  num_train_timesteps: count,
  shift: positive,
  shift_terminal: z.null().optional(),
  invert_sigmas: off,
  stochastic_sampling: off,
  use_karras_sigmas: off,
  use_exponential_sigmas: off,
  use_beta_sigmas: off,
  use_dynamic_shifting: off,
});

const known = [uniPC, flowMatchEuler].map(({ shape }) => shape._class_name.value).join(' or ');

const schedulerConfig = z
  .discriminatedUnion('_class_name', [uniPC, flowMatchEuler], { error: `Known schedulers: ${known}` })
  .transform((file): UniPCConfig | FlowMatchEulerConfig =>
    file._class_name === 'FlowMatchEulerDiscreteScheduler' ? { ...file, flow_shift: file.shift } : file,
  );

/** What the UniPC sampler needs of `scheduler_config.json`; the other keys are fixed to what Wan uses. */
export type UniPCConfig = z.output<typeof uniPC>;

/** What the Euler sampler needs; `flow_shift` is the file's `shift`, named as UniPC names it. */
export type FlowMatchEulerConfig = z.output<typeof flowMatchEuler> & { readonly flow_shift: number };

/** A scheduler that Retake can sample with, told apart by `_class_name`; both have `flow_shift`. */
export type SchedulerConfig = UniPCConfig | FlowMatchEulerConfig;

/**
 * Reads `scheduler_config.json` of a UniPC or flow matching Euler scheduler in the forms Wan uses; other solvers are
 * refused by name.
 * @param folder component folder, `…/scheduler`
 * @throws RetakeError `config_file_invalid` with `file`, `field`, `found`, `expected`
 */
export function readSchedulerConfig(folder: string): Promise<SchedulerConfig> {
  return readConfig(join(folder, 'scheduler_config.json'), schedulerConfig);
}
