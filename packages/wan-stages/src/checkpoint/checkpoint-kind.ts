import { join } from 'node:path';
import { openWeights, type Weights } from '@retake/onnx';
import { type PipelineConfig, readTransformerConfig, readVaeConfig, vaeScale } from '@retake/wan';
import type { Conditioning } from '../family/wan-family.js';

/** A Wan checkpoint that cannot be run, in words: `Wan VACE`. */
export interface UnsupportedKind {
  readonly unsupported: string;
}

const pipelines: readonly string[] = ['WanPipeline', 'WanImageToVideoPipeline'];

/** Input channels of image to video beside those of the latents: one mask channel per frame of a latent frame. */
const latentInputs = 2;

/**
 * What a checkpoint is, by the tensors of its first transformer; by the configs where the weights cannot be read. Copies
 * exist whose configs speak of image encoders that the weights do not have, so tensors count more.
 * @throws RetakeError `config_file_invalid`
 */
export async function checkpointKind(
  folder: string,
  pipeline: PipelineConfig,
): Promise<Conditioning | UnsupportedKind> {
  if (pipeline._class_name === 'WanVACEPipeline') return { unsupported: 'Wan VACE' };
  if (!pipelines.includes(pipeline._class_name)) return { unsupported: `a ${pipeline._class_name}` };
  const { transformer, transformer_2 } = pipeline.components;
  if (!transformer && !transformer_2) return { unsupported: 'a pipeline without a transformer' };
  const part = join(folder, transformer ? 'transformer' : 'transformer_2');
  const weights = await openWeights(part).catch(() => undefined);
  const names = weights?.names ?? [];
  if (names.some((name) => name.startsWith('vace_'))) return { unsupported: 'Wan VACE' };
  if (names.some((name) => name.startsWith('condition_embedder.image_embedder.')))
    return { unsupported: 'Wan2.1 image to video, which looks at the image with CLIP' };
  const vae = await readVaeConfig(join(folder, 'vae'));
  const channels = await inputChannels(part, weights);
  const perToken = pipeline.expand_timesteps || vae.is_residual;
  if (channels === vae.z_dim) return perToken ? 'image-optional-first-frame' : 'none';
  if (channels === latentInputs * vae.z_dim + vaeScale(vae).time && !perToken) return 'image-required';
  return { unsupported: `a transformer of ${channels} input channels over ${vae.z_dim} latent ones` };
}

async function inputChannels(part: string, weights: Weights | undefined): Promise<number> {
  const embedding = 'patch_embedding.weight';
  const [, channels] = weights?.has(embedding) ? weights.get(embedding).shape : [];
  return channels ?? (await readTransformerConfig(part)).in_channels;
}
