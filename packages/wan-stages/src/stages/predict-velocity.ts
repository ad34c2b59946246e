import type { StageContext, Tensor } from '@retake/plugin-api';
import { combineGuidance, type WanTransformer } from '@retake/wan';
import type { Condition } from './condition.js';
import type { DenoiseStep } from './denoise-steps.js';

export interface VelocityInput {
  readonly model: WanTransformer;
  readonly step: DenoiseStep;
  /** Steps of the whole denoise. */
  readonly steps: number;
  readonly latents: Tensor<'float32'>;
  readonly condition: Condition;
  /** Embeddings [n,textDim]; without a negative one there is no guidance. */
  readonly texts: { readonly prompt: Tensor<'float32'>; readonly negative: Tensor<'float32'> | undefined };
}

/** The velocity a step follows: one pass, or two and classifier-free guidance. Reports progress per block. */
export async function predictVelocity(
  { model, step, steps, latents, condition, texts }: VelocityInput,
  { signal, progress }: Pick<StageContext, 'signal' | 'progress'>,
): Promise<Float32Array> {
  const { index, timestep, guidanceScale } = step;
  const passes = texts.negative ? 2 : 1;
  const input = condition.input(latents);
  const pass = (turn: number, text: Tensor<'float32'>) =>
    model.predict({
      latents: input,
      timestep: condition.timestep(timestep),
      text,
      signal,
      onBlock: (block, count) => {
        const share = (turn + (block + 1) / count) / passes;
        progress({ fraction: (index + share) / steps, step: index, steps });
      },
    });
  progress({ fraction: index / steps, step: index, steps });
  const cond = await pass(0, texts.prompt);
  return texts.negative ? combineGuidance(cond, await pass(1, texts.negative), guidanceScale) : cond;
}
