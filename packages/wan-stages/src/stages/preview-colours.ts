import { join } from 'node:path';
import { type LatentRgb, readLatentRgb } from '@retake/wan';
import type { StageTools } from './stage-tools.js';

/** The colours that a checkpoint brings for the previews of its VAE. A file that cannot be read costs them, never the clip. */
export async function previewColours({
  configs,
  log,
}: Pick<StageTools, 'configs' | 'log'>): Promise<LatentRgb | undefined> {
  try {
    return await readLatentRgb(join(configs.folder, 'vae'), configs.vae.z_dim);
  } catch (error) {
    log.warn({ error }, 'Previews are made in the published colours: the VAE has none that can be read');
    return undefined;
  }
}
