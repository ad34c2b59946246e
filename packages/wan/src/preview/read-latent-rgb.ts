import { join } from 'node:path';
import { RetakeError } from '@retake/plugin-api';
import { z } from 'zod';
import { readConfig } from '../config/read-config.js';
import type { LatentRgb } from './latent-rgb.js';

const colours = z.tuple([z.number(), z.number(), z.number()]);
const absent = 'checkpoint_not_found';

/**
 * Reads `latent_rgb.json`, which a VAE may have beside it where the published fits are not its own: `first` and `later`,
 * each with `factors` [z_dim,3] and `bias` [3]. Undefined when there is none.
 * @param folder component folder, `…/vae`
 * @throws RetakeError `config_file_invalid` with `file`, `field`, `found`, `expected`, for another number of channels too
 */
export async function readLatentRgb(folder: string, channels: number): Promise<LatentRgb | undefined> {
  const fit = z.object({
    factors: z.array(colours).length(channels, `It must hold three numbers for each of ${channels} channels`),
    bias: colours,
  });
  try {
    return await readConfig(join(folder, 'latent_rgb.json'), z.object({ first: fit, later: fit }), absent);
  } catch (error) {
    if (error instanceof RetakeError && error.code === absent) return undefined;
    throw error;
  }
}
