import { join } from 'node:path';
import type { Surroundings } from './hf-cache.js';
import { type ModelFolders, readExtraModelPaths } from './read-extra-model-paths.js';

/** Folders of ComfyUI that hold what is looked for. */
const kinds = ['diffusion_models', 'unet', 'checkpoints', 'diffusers'];
const pathsFile = 'extra_model_paths.yaml';

/** Where people put ComfyUI, unless `COMFYUI_PATH` says. */
function usualPlaces({ env, home }: Surroundings): string[] {
  const given = [env.COMFYUI_PATH, env.COMFYUI_HOME].filter((path) => path !== undefined && path !== '');
  return [...(given as string[]), join(home, 'ComfyUI'), join(home, 'comfy', 'ComfyUI')];
}

/** Model folders of ComfyUI: its own and those of `extra_model_paths.yaml`. Whether they exist is not asked. */
export async function comfyuiFolders(
  surroundings: Surroundings,
  given: readonly string[] = [],
): Promise<readonly ModelFolders[]> {
  const found: ModelFolders[] = [];
  for (const place of [...given, ...usualPlaces(surroundings)]) {
    found.push(...kinds.map((kind) => ({ kind, folders: [join(place, 'models', kind)] })));
    const extra = await readExtraModelPaths(
      place.endsWith('.yaml') ? place : join(place, pathsFile),
      surroundings,
    );
    found.push(...extra.filter(({ kind }) => kinds.includes(kind)));
  }
  return found;
}
