import { RetakeError } from '@retake/plugin-api';
import type { Conditioning, WanFamily } from '../family/wan-family.js';
import type { UnsupportedKind } from './checkpoint-kind.js';

/** Which model runs which checkpoints. */
const models: Readonly<Record<Conditioning, { readonly task: string; readonly model: string }>> = {
  none: { task: 'text to video', model: 't2v' },
  'image-required': { task: 'image to video', model: 'i2v' },
  'image-optional-first-frame': { task: 'text and image to video', model: 'ti2v' },
};

/** @throws RetakeError `checkpoint_invalid` that names the model to use instead, if there is one */
export function requireKind(folder: string, family: WanFamily, kind: Conditioning | UnsupportedKind): void {
  if (kind === family.conditioning) return;
  if (typeof kind === 'object') throw otherModel(folder, family, `it is ${kind.unsupported}`);
  const { task, model } = models[kind];
  throw new RetakeError(
    'checkpoint_invalid',
    `${folder} is a checkpoint for ${task}, it cannot be used for ${family.task}`,
    {
      hint: `Use the model wan-${model} (--model ${model}), or a checkpoint such as ${family.example}.`,
      facts: { ...factsOf(folder), model: `wan-${model}` },
    },
  );
}

/** A checkpoint that this family cannot run. */
export function otherModel(folder: string, { task, example }: WanFamily, why: string): RetakeError {
  return new RetakeError('checkpoint_invalid', `${folder} cannot be used for ${task}: ${why}`, {
    hint: `Use a Wan checkpoint for ${task} in diffusers layout, for example ${example}.`,
    facts: factsOf(folder),
  });
}

function factsOf(folder: string) {
  return { folder, component: 'pipeline', file: `${folder}/model_index.json`, kind: 'other_model' };
}
