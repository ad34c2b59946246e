import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { classOf, readJson } from '../components/read-component-config.js';
import type { CheckpointLayout } from '../report/checkpoint-report.js';
import type { LooseFile } from '../report/loose-file.js';
import { resolveSnapshot } from './resolve-snapshot.js';

/** Folders that only a diffusers checkpoint has; `vae` stands in ComfyUI's too. */
const telling = [
  'transformer',
  'transformer_2',
  'text_encoder',
  'tokenizer',
  'scheduler',
  'image_encoder',
  'model_index.json',
];
/** Classes of single components. */
const componentClasses = [
  'WanTransformer3DModel',
  'WanVACETransformer3DModel',
  'AutoencoderKLWan',
  'UMT5EncoderModel',
];

/** Whether it is a diffusers checkpoint; a folder of ComfyUI that has `unet` or `vae` is not. */
export async function isDiffusers(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  const other = ['diffusion_models', 'text_encoders', 'checkpoints', 'clip'].some((name) =>
    names.includes(name),
  );
  return (
    names.some((name) => telling.includes(name)) ||
    (!other && names.includes('vae') && names.includes('unet'))
  );
}

/** What a folder is that is no diffusers checkpoint. */
export async function layoutOf(folder: string, loose: readonly LooseFile[]): Promise<CheckpointLayout> {
  const config = await readJson('checkpoint', join(folder, 'config.json'), 'config.json');
  const className = 'json' in config ? classOf(config.json) : null;
  const names = await readdir(folder);
  if (className !== null && componentClasses.includes(className)) return 'component';
  if (names.includes('tokenizer.json') || names.includes('scheduler_config.json')) return 'component';
  const isNative =
    className === 'WanModel' ||
    names.includes('high_noise_model') ||
    names.some((name) => /^Wan2.*VAE\.pth$/i.test(name));
  if (isNative) return 'wan-native';
  if ((await checkpointsIn(folder)).length > 0) return 'collection';
  if (loose.length === 0) return names.length === 0 ? 'empty' : 'unknown';
  if (loose.every(({ format }) => format === 'gguf')) return 'gguf';
  if (loose.every(({ format }) => format === 'pickle')) return 'pickle';
  return loose.some(({ role }) => role !== null) ? 'comfyui' : 'unknown';
}

/** Folders below that hold a diffusers checkpoint, repositories of the Hugging Face cache too. */
export async function checkpointsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const { name } of entries.filter((entry) => !entry.isFile())) {
    const names = await readdir(await resolveSnapshot(join(folder, name))).catch((): string[] => []);
    if (names.includes('model_index.json')) found.push(name);
  }
  return found.sort();
}
