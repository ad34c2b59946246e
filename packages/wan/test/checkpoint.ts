import { join } from 'node:path';
import { openWeights, type Weights } from '@retake/onnx';
import type { Residency, TensorWorker } from '@retake/plugin-api';
import {
  readPipelineConfig,
  readSchedulerConfig,
  readTextEncoderConfig,
  readTransformerConfig,
  readVaeConfig,
  Umt5Encoder,
  WanTransformer,
  WanVaeDecoder,
  WanVaeEncoder,
} from '@retake/wan';

export interface CheckpointOptions {
  readonly folder: string;
  readonly worker: TensorWorker;
  readonly residency: Residency;
  /** Block-quantised weights per expert. */
  readonly quantized?: Partial<Record<'transformer' | 'transformer_2', Weights>>;
}

/** Opens every component of a diffusers folder over one worker. */
export async function openCheckpoint({ folder, worker, residency, quantized }: CheckpointOptions) {
  const part = (name: string) => join(folder, name);
  const transformer = async (name: 'transformer' | 'transformer_2') =>
    new WanTransformer({
      config: await readTransformerConfig(part(name)),
      weights: await openWeights(part(name)),
      worker,
      residency,
      quantized: quantized?.[name],
    });
  const pipeline = await readPipelineConfig(folder);
  const vae = {
    config: await readVaeConfig(part('vae')),
    weights: await openWeights(part('vae')),
    worker,
  };
  return {
    pipeline,
    scheduler: await readSchedulerConfig(part('scheduler')),
    textEncoder: new Umt5Encoder({
      config: await readTextEncoderConfig(part('text_encoder')),
      weights: await openWeights(part('text_encoder')),
      worker,
      residency,
    }),
    experts: {
      transformer: await transformer('transformer'),
      transformer_2: pipeline.components.transformer_2 ? await transformer('transformer_2') : undefined,
    },
    vae: new WanVaeDecoder(vae),
    vaeEncoder: new WanVaeEncoder(vae),
  };
}

export type OpenCheckpoint = Awaited<ReturnType<typeof openCheckpoint>>;
