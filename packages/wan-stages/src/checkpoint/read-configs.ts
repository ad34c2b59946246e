import { join } from 'node:path';
import {
  type Expert,
  type PipelineConfig,
  readPipelineConfig,
  readSchedulerConfig,
  readTextEncoderConfig,
  readTransformerConfig,
  readVaeConfig,
  type SchedulerConfig,
  type TextEncoderConfig,
  type TransformerConfig,
  type VaeConfig,
} from '@retake/wan';
import type { Conditioning, WanFamily } from '../family/wan-family.js';
import { checkpointKind } from './checkpoint-kind.js';
import { otherModel, requireKind } from './require-kind.js';

/** The small config files of a checkpoint. At least one expert is there. */
export interface CheckpointConfigs {
  readonly folder: string;
  readonly conditioning: Conditioning;
  readonly pipeline: PipelineConfig;
  readonly experts: Readonly<Partial<Record<Expert, TransformerConfig>>>;
  /** The expert to take sizes from. */
  readonly transformer: TransformerConfig;
  readonly vae: VaeConfig;
  readonly textEncoder: TextEncoderConfig;
  readonly scheduler: SchedulerConfig;
}

/**
 * Reads and checks the configs of a family's checkpoint in diffusers layout.
 * @throws RetakeError `checkpoint_not_found`, `config_file_invalid`, or `checkpoint_invalid` for another kind of model
 */
export async function readConfigs(folder: string, family: WanFamily): Promise<CheckpointConfigs> {
  const pipeline = await readPipelineConfig(folder);
  requireKind(folder, family, await checkpointKind(folder, pipeline));
  const expert = async (name: Expert) =>
    pipeline.components[name] ? readTransformerConfig(join(folder, name)) : undefined;
  const high = await expert('transformer');
  const low = await expert('transformer_2');
  const transformer = high ?? low;
  if (!transformer) throw otherModel(folder, family, 'it lists no transformer');
  const configs: CheckpointConfigs = {
    folder,
    conditioning: family.conditioning,
    pipeline,
    experts: { ...(high && { transformer: high }), ...(low && { transformer_2: low }) },
    transformer,
    vae: await readVaeConfig(join(folder, 'vae')),
    textEncoder: await readTextEncoderConfig(join(folder, 'text_encoder')),
    scheduler: await readSchedulerConfig(join(folder, 'scheduler')),
  };
  checkFit(configs, family);
  return configs;
}

/** Components of one checkpoint must agree on their channels. */
function checkFit({ folder, experts, vae, textEncoder }: CheckpointConfigs, family: WanFamily): void {
  for (const [name, config] of Object.entries(experts)) {
    if (config.out_channels !== vae.z_dim)
      throw otherModel(
        folder,
        family,
        `${name} makes ${config.out_channels} channels, its VAE has ${vae.z_dim}`,
      );
    if (config.text_dim !== textEncoder.d_model)
      throw otherModel(
        folder,
        family,
        `${name} takes texts of width ${config.text_dim}, its text encoder makes ${textEncoder.d_model}`,
      );
  }
}
