import { join } from 'node:path';
import { RetakeError } from '@retake/plugin-api';
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
import type { WanFamily } from '../family/wan-family.js';

/** The small config files of a checkpoint. At least one expert is there. */
export interface CheckpointConfigs {
  readonly folder: string;
  readonly pipeline: PipelineConfig;
  readonly experts: Readonly<Partial<Record<Expert, TransformerConfig>>>;
  /** The expert to take sizes from. */
  readonly transformer: TransformerConfig;
  readonly vae: VaeConfig;
  readonly textEncoder: TextEncoderConfig;
  readonly scheduler: SchedulerConfig;
}

const pipelineClass = 'WanPipeline';

/**
 * Reads and checks the configs of a family's checkpoint in diffusers layout.
 * @throws RetakeError `checkpoint_not_found`, `config_file_invalid`, or `checkpoint_invalid` for another kind of model
 */
export async function readConfigs(folder: string, family: WanFamily): Promise<CheckpointConfigs> {
  const pipeline = await readPipelineConfig(folder);
  checkKind(folder, pipeline, family);
  const expert = async (name: Expert) =>
    pipeline.components[name] ? readTransformerConfig(join(folder, name)) : undefined;
  const high = await expert('transformer');
  const low = await expert('transformer_2');
  const transformer = high ?? low;
  if (!transformer) throw otherModel(folder, family, 'it lists no transformer');
  const configs: CheckpointConfigs = {
    folder,
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

function checkKind(folder: string, pipeline: PipelineConfig, family: WanFamily): void {
  if (pipeline._class_name !== pipelineClass)
    throw otherModel(folder, family, `it is a ${pipeline._class_name}, not a ${pipelineClass}`);
  if (pipeline.expand_timesteps) throw otherModel(folder, family, 'it wants a timestep per token (TI2V)');
}

/** Components of one checkpoint must agree on their channels. */
function checkFit({ folder, experts, vae, textEncoder }: CheckpointConfigs, family: WanFamily): void {
  for (const [name, config] of Object.entries(experts)) {
    if (config.in_channels !== vae.z_dim || config.out_channels !== vae.z_dim)
      throw otherModel(
        folder,
        family,
        `${name} has ${config.in_channels} channels, the VAE ${vae.z_dim}; only plain text to video is supported`,
      );
    if (config.text_dim !== textEncoder.d_model)
      throw otherModel(
        folder,
        family,
        `${name} takes texts of width ${config.text_dim}, not ${textEncoder.d_model}`,
      );
  }
  if (vae.is_residual) throw otherModel(folder, family, 'its VAE is of the 2.2 type (TI2V)');
}

function otherModel(folder: string, { task, example }: WanFamily, why: string): RetakeError {
  return new RetakeError('checkpoint_invalid', `${folder} cannot be used for ${task}: ${why}`, {
    hint: `Use a Wan checkpoint for ${task} in diffusers layout, for example ${example}.`,
    facts: { folder, component: 'pipeline', file: `${folder}/model_index.json`, kind: 'bad_config' },
  });
}
