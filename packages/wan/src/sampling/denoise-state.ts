import { decodeSafetensors, encodeSafetensors } from '@retake/onnx';
import { RetakeError, type Tensor } from '@retake/plugin-api';
import type { ScheduleVariant } from './flow-sigmas.js';
import type { SamplerState } from './sampler-state.js';

/** Where a denoise stands after some step: the latents of the next step and the sampler. */
export interface DenoiseState {
  /** [C,T,h,w] */
  readonly latents: Tensor<'float32'>;
  readonly sampler: SamplerState;
}

const cleanNames = ['clean_0', 'clean_1'] as const;

/** A denoise state as safetensors: at most four float32 tensors of latent size, scalars as metadata. */
export function encodeDenoiseState({ latents, sampler }: DenoiseState): Uint8Array {
  const like = (data: Float32Array): Tensor<'float32'> => ({ type: 'float32', dims: latents.dims, data });
  const clean = sampler.clean.map((data, i) => [cleanNames[i] ?? '', like(data)] as const);
  const { variant, steps, flowShift, finished, lastOrder } = sampler;
  return encodeSafetensors(
    {
      latents,
      ...(sampler.lastSample && { last_sample: like(sampler.lastSample) }),
      ...Object.fromEntries(clean),
    },
    { sampler: JSON.stringify({ variant, steps, flowShift, finished, lastOrder }) },
  );
}

/**
 * The state that `encodeDenoiseState` wrote, bit for bit.
 * @throws RetakeError `safetensors_invalid` for bytes that are no such state
 */
export function decodeDenoiseState(bytes: Uint8Array): DenoiseState {
  const { tensors, metadata } = decodeSafetensors(bytes, 'denoise checkpoint');
  const float = (name: string) => {
    const tensor = tensors[name];
    return tensor?.type === 'float32' ? (tensor as Tensor<'float32'>) : undefined;
  };
  const latents = float('latents');
  const facts = metadata.sampler;
  if (!latents || facts === undefined)
    throw new RetakeError('safetensors_invalid', 'the denoise checkpoint lacks latents or sampler', {
      facts: { file: 'denoise checkpoint', kind: 'missing_tensor' },
    });
  const { variant, steps, flowShift, finished, lastOrder } = JSON.parse(facts) as SamplerFacts;
  const clean = cleanNames.flatMap((name) => float(name)?.data ?? []);
  const lastSample = float('last_sample')?.data;
  return { latents, sampler: { variant, steps, flowShift, finished, lastOrder, lastSample, clean } };
}

interface SamplerFacts {
  readonly variant: ScheduleVariant;
  readonly steps: number;
  readonly flowShift: number;
  readonly finished: number;
  readonly lastOrder: number;
}
