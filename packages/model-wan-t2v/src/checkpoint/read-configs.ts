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

export const pipelineClass = 'WanPipeline';

/**
 * Reads and checks the configs of a text-to-video checkpoint in diffusers layout.
 * @throws RetakeError `checkpoint_not_found`, `config_file_invalid`, or `checkpoint_invalid` for another kind of model
 */
export async function readConfigs(folder: string): Promise<CheckpointConfigs> {
  const pipeline = await readPipelineConfig(folder);
  checkKind(folder, pipeline);
  const expert = async (name: Expert) =>
    pipeline.components[name] ? readTransformerConfig(join(folder, name)) : undefined;
  const high = await expert('transformer');
  const low = await expert('transformer_2');
  const transformer = high ?? low;
  if (!transformer) throw otherModel(folder, 'it lists no transformer');
  const configs: CheckpointConfigs = {
    folder,
    pipeline,
    experts: { ...(high && { transformer: high }), ...(low && { transformer_2: low }) },
    transformer,
    vae: await readVaeConfig(join(folder, 'vae')),
    textEncoder: await readTextEncoderConfig(join(folder, 'text_encoder')),
    scheduler: await readSchedulerConfig(join(folder, 'scheduler')),
  };
  checkFit(configs);
  return configs;
}

function checkKind(folder: string, pipeline: PipelineConfig): void {
  if (pipeline._class_name !== pipelineClass)
    throw otherModel(folder, `it is a ${pipeline._class_name}, not a ${pipelineClass}`);
  if (pipeline.expand_timesteps) throw otherModel(folder, 'it wants a timestep per token (TI2V)');
}

/** Components of one checkpoint must agree on their channels. */
function checkFit({ folder, experts, vae, textEncoder }: CheckpointConfigs): void {
  for (const [name, config] of Object.entries(experts)) {
    if (config.in_channels !== vae.z_dim || config.out_channels !== vae.z_dim)
      throw otherModel(
        folder,
        `${name} has ${config.in_channels} channels, the VAE ${vae.z_dim}; only plain text to video is supported`,
      );
    if (config.text_dim !== textEncoder.d_model)
      throw otherModel(folder, `${name} takes texts of width ${config.text_dim}, not ${textEncoder.d_model}`);
  }
  if (vae.is_residual) throw otherModel(folder, 'its VAE is of the 2.2 type (TI2V)');
}

function otherModel(folder: string, why: string): RetakeError {
  return new RetakeError('checkpoint_invalid', `${folder} cannot be used for text to video: ${why}`, {
    hint: 'Use a Wan text-to-video checkpoint in diffusers layout, for example Wan2.2-T2V-A14B-Diffusers.',
    facts: { folder, component: 'pipeline', file: `${folder}/model_index.json`, kind: 'bad_config' },
  });
}
