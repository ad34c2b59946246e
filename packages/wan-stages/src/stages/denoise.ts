import { join } from 'node:path';
import { writeSafetensors } from '@retake/onnx';
import type { Stage, StageContext, StageOutput, Tensor } from '@retake/plugin-api';
import {
  createSampler,
  decodeDenoiseState,
  encodeDenoiseState,
  type FlowSampler,
  torchRandn,
} from '@retake/wan';
import { latentShape } from '../checkpoint/geometry.js';
import { checkLatents, checkVelocity } from '../health/check-health.js';
import { readCondition } from './condition.js';
import { denoiseSteps } from './denoise-steps.js';
import { ExpertHolder } from './expert-holder.js';
import { predictVelocity } from './predict-velocity.js';
import { previewColours } from './preview-colours.js';
import { readTensors } from './read-tensors.js';
import { showPreview } from './show-preview.js';
import type { StageTools } from './stage-tools.js';

const requestFields = [
  'width',
  'height',
  'frames',
  'steps',
  'guidanceScale',
  'guidanceScale2',
  'flowShift',
  'seed',
] as const;

/** What a denoise can be continued under. Other weights of the same model continue it too: that is valid sampling. */
const continues = ['checkpoint', ...requestFields.map((name) => `request.${name}`)];

/** Embeddings → `latents`: safetensors with `latents` [C,T,h,w]. Every step is saved with all the sampler needs. */
export function denoiseStage(tools: StageTools): Stage {
  return {
    id: 'denoise',
    title: 'Denoise',
    reads: [...continues, 'options.precision.transformer', 'options.components'],
    resumesWith: continues,
    inputs: ['encode_text', ...(tools.plan.options.images ? ['encode_image'] : [])],
    run: (context) => denoise(tools, context),
  };
}

async function denoise(tools: StageTools, context: StageContext): Promise<StageOutput> {
  const { steps, flowShift, guidanceScale } = tools.plan.request;
  const sampler = createSampler(tools.configs.scheduler, steps, flowShift);
  const embeddings = await readTensors(context, 'encode_text', 'embeddings');
  const texts = {
    prompt: embeddings('prompt'),
    /** Without guidance there is one pass per step. */
    negative: guidanceScale > 1 ? embeddings('negative') : undefined,
  };
  const condition = await readCondition(tools, context);
  let latents = await startingLatents(tools, context, sampler);
  const resumedFrom = sampler.state().finished;
  const colours = await previewColours(tools);
  const experts = new ExpertHolder(tools, context);
  try {
    for (const step of denoiseSteps(tools).slice(resumedFrom)) {
      const model = await experts.get(step.expert);
      const velocity = await predictVelocity({ model, step, steps, latents, condition, texts }, context);
      checkVelocity(velocity, step.index);
      latents = { ...latents, data: sampler.step(step.index, velocity, latents.data) };
      checkLatents(latents.data, step.index);
      await context.checkpoints.save(
        step.index + 1,
        encodeDenoiseState({ latents, sampler: sampler.state() }),
      );
      showPreview(context, { sampler, condition, dims: latents.dims, colours });
    }
  } finally {
    await experts.close();
  }
  const path = join(context.directory, 'latents.safetensors');
  await writeSafetensors(path, { latents: condition.result(latents) });
  return { files: { latents: path }, facts: { schedule: sampler.variant, steps, resumedFrom } };
}

/** The latents to go on from, with the sampler brought to the same point: a checkpoint's, else noise. */
async function startingLatents(
  { plan, configs }: StageTools,
  { checkpoints }: StageContext,
  sampler: FlowSampler,
): Promise<Tensor<'float32'>> {
  const saved = await checkpoints.load();
  if (saved) {
    const state = decodeDenoiseState(saved.data);
    sampler.restore(state.sampler);
    return state.latents;
  }
  const dims = latentShape(configs, plan.request);
  const count = dims.reduce((product, side) => product * side, 1);
  return { type: 'float32', dims, data: torchRandn(plan.request.seed, count) };
}
