import { join } from 'node:path';
import type { CheckpointDefect } from '@retake/plugin-api';
import {
  type ComponentName,
  expectedTextEncoderTensors,
  expectedTransformerTensors,
  expectedVaeDecoderTensors,
  expectedVaeEncoderTensors,
  loadTokenizer,
  readPipelineConfig,
  readSchedulerConfig,
  readTextEncoderConfig,
  readTransformerConfig,
  readVaeConfig,
} from '@retake/wan';
import type { WanFamily } from '../family/wan-family.js';
import { defectsOf } from './defects-of.js';
import { inspectWeights } from './inspect-weights.js';
import { readConfigs } from './read-configs.js';

type Inspection = (folder: string, family: WanFamily) => Promise<readonly CheckpointDefect[]>;

/** How each component is looked at. Weights are checked by their headers, nothing of them is loaded. */
const inspections: Readonly<Record<ComponentName, Inspection>> = {
  transformer: (folder) => expert('transformer', folder),
  transformer_2: (folder) => expert('transformer_2', folder),
  vae: async (folder, { conditioning }) => {
    const config = await readVaeConfig(folder);
    const encoder = conditioning === 'none' ? [] : expectedVaeEncoderTensors(config);
    return inspectWeights('vae', folder, [...encoder, ...expectedVaeDecoderTensors(config)]);
  },
  text_encoder: async (folder) =>
    inspectWeights('text_encoder', folder, expectedTextEncoderTensors(await readTextEncoderConfig(folder))),
  tokenizer: async (folder) => {
    await loadTokenizer(folder);
    return [];
  },
  scheduler: async (folder) => {
    await readSchedulerConfig(folder);
    return [];
  },
};

async function expert(name: ComponentName, folder: string): Promise<readonly CheckpointDefect[]> {
  return inspectWeights(name, folder, expectedTransformerTensors(await readTransformerConfig(folder)));
}

/**
 * Every defect of a checkpoint that its small files and weight headers show, component by component.
 * @throws system errors that say nothing about the checkpoint (EIO, EBUSY, EACCES)
 */
export async function inspectCheckpoint(
  folder: string,
  family: WanFamily,
): Promise<readonly CheckpointDefect[]> {
  const fatal = await defectsOf('pipeline', folder, async () => {
    await readPipelineConfig(folder);
    return [];
  });
  if (fatal.length > 0) return fatal;
  const { components } = await readPipelineConfig(folder);
  const found: CheckpointDefect[] = [];
  for (const name of [...needed, 'transformer', 'transformer_2'] as const) {
    if (!components[name] && name.startsWith('transformer')) continue;
    const part = join(folder, name);
    found.push(...(await defectsOf(name, part, () => inspections[name](part, family))));
  }
  if (found.length > 0) return found;
  return defectsOf('pipeline', folder, async () => {
    await readConfigs(folder, family);
    return [];
  });
}

const needed = ['text_encoder', 'tokenizer', 'scheduler', 'vae'] as const;
