import type { Tensor } from '@retake/plugin-api';
import { chooseExpert, combineGuidance, createSampler, joinChannels, keepFirstFrame } from '@retake/wan';
import type { OpenCheckpoint } from './checkpoint.js';
import type { Golden } from './golden.js';

/** What a run is conditioned on. */
export interface Conditioning {
  readonly prompt_embeds?: Tensor<'float32'>;
  /** Without it there is no guidance. */
  readonly negative_prompt_embeds?: Tensor<'float32'>;
  /** Of the golden's pictures. */
  readonly condition?: Tensor<'float32'> | undefined;
}

const signal = new AbortController().signal;

/** The whole denoise with the golden's request, from its noise to the latents that are decoded. */
export async function fullRun(
  model: OpenCheckpoint,
  golden: Golden,
  { prompt_embeds, negative_prompt_embeds, condition }: Conditioning,
): Promise<Tensor<'float32'>> {
  const { request, boundary_ratio, expand_timesteps } = golden.facts;
  const sampler = createSampler(schedulerOf(model, golden), request.steps, request.flow_shift);
  const seen = (latents: Tensor<'float32'>) => {
    if (!condition) return latents;
    return expand_timesteps ? keepFirstFrame(latents, condition) : joinChannels(latents, condition);
  };
  let latents = golden.tensor('noise');
  for (const [index, time] of sampler.timesteps.entries()) {
    const name = chooseExpert(time, boundary_ratio);
    const expert = model.experts[name];
    if (!expert || !prompt_embeds) throw new Error(`no ${name} or no text`);
    const scale = name === 'transformer' ? request.guidance_scale : request.guidance_scale_2;
    const timestep = expand_timesteps && condition ? { first: 0, rest: time } : time;
    const input = { latents: seen(latents), timestep, signal };
    const cond = await expert.predict({ ...input, text: prompt_embeds });
    const uncond =
      negative_prompt_embeds && (await expert.predict({ ...input, text: negative_prompt_embeds }));
    const velocity = uncond ? combineGuidance(cond, uncond, scale) : cond;
    latents = { ...latents, data: sampler.step(index, velocity, latents.data) };
  }
  return expand_timesteps ? seen(latents) : latents;
}

/** The checkpoint's own scheduler, or the one that the golden's run had instead. */
function schedulerOf({ scheduler }: OpenCheckpoint, { facts }: Golden) {
  if (facts.request.scheduler !== 'euler') return scheduler;
  const { flow_shift } = facts.request;
  return {
    _class_name: 'FlowMatchEulerDiscreteScheduler' as const,
    num_train_timesteps: scheduler.num_train_timesteps,
    shift: flow_shift,
    flow_shift,
  };
}
