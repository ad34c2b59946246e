import { join } from 'node:path';
import { z } from 'zod';
import { type ComponentName, componentNames, type PipelineConfig } from './pipeline-config.js';
import { readConfig } from './read-config.js';

/** A component as `[library, class]`. */
const component = z.tuple([z.string().nullable(), z.string().nullable()]).nullish();

const schema = z
  .object({
    _class_name: z.string(),
    boundary_ratio: z.number().min(0).max(1).nullish(),
    expand_timesteps: z.boolean().nullish(),
    transformer: component,
    transformer_2: component,
    vae: component,
    text_encoder: component,
    tokenizer: component,
    scheduler: component,
  })
  .transform(
    (file): PipelineConfig => ({
      _class_name: file._class_name,
      boundary_ratio: file.boundary_ratio ?? null,
      expand_timesteps: file.expand_timesteps ?? false,
      components: present(file),
    }),
  );

type Listed = Readonly<Partial<Record<ComponentName, z.infer<typeof component>>>>;

function present(file: Listed): PipelineConfig['components'] {
  const entries = componentNames.flatMap((name) => {
    const className = file[name]?.[1];
    return className ? [[name, className] as const] : [];
  });
  return Object.fromEntries(entries);
}

/**
 * Reads `model_index.json` of a checkpoint folder.
 * @throws RetakeError `checkpoint_not_found` without the file, `config_file_invalid` for a wrong one
 */
export function readPipelineConfig(folder: string): Promise<PipelineConfig> {
  return readConfig(join(folder, 'model_index.json'), schema, 'checkpoint_not_found');
}
