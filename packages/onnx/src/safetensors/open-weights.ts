import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RetakeError } from '@retake/plugin-api';
import { invalidSafetensors } from './invalid-safetensors.js';
import { openSafetensors, type SafetensorsFile } from './open-safetensors.js';
import { readIndex } from './read-index.js';
import type { TensorEntry } from './tensor-entry.js';
import type { Weights } from './weights.js';
import { weightsOf } from './weights-of.js';

const indexEnding = '.safetensors.index.json';
const fileEnding = '.safetensors';
/** Names diffusers and transformers give, without ending; they win when a folder holds variants too. */
const usualNames = ['diffusion_pytorch_model', 'model'];

/**
 * Opens the weights of one component folder: `*.safetensors.index.json` with its shards, or a single file.
 * Reads headers only.
 * @throws RetakeError `safetensors_invalid` for damaged or missing files, `checkpoint_invalid` when there is no
 *   folder, no safetensors in it, or no telling which.
 */
export async function openWeights(folder: string): Promise<Weights> {
  const names = await list(folder);
  const index = choose(folder, names, indexEnding);
  if (index !== undefined) return openSharded(folder, join(folder, index));
  const single = choose(folder, names, fileEnding);
  if (single !== undefined) return weightsOf(folder, [await openSafetensors(join(folder, single))]);
  throw new RetakeError('checkpoint_invalid', `${folder} holds no .safetensors file`, {
    hint: 'Download the safetensors version of the checkpoint; pickle files (.bin, .pt) are never read.',
    facts: { folder, files: names },
  });
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new RetakeError('checkpoint_invalid', `${folder} does not exist`, {
      cause: error,
      facts: { folder },
    });
  }
}

function choose(folder: string, names: readonly string[], ending: string): string | undefined {
  const found = names.filter((name) => name.endsWith(ending));
  const usual = usualNames.map((name) => name + ending).find((name) => found.includes(name));
  if (usual !== undefined || found.length <= 1) return usual ?? found[0];
  throw new RetakeError('checkpoint_invalid', `${folder} holds several weight files: ${found.join(', ')}`, {
    hint: `Keep one, or name it ${usualNames[0]}${ending}.`,
    facts: { folder, files: found },
  });
}

async function openSharded(folder: string, indexFile: string): Promise<Weights> {
  const claims = await readIndex(indexFile);
  const shards = new Map<string, SafetensorsFile>();
  for (const shard of new Set(claims.values())) shards.set(shard, await openShard(folder, shard, indexFile));
  const entries: TensorEntry[] = [];
  for (const [tensor, shard] of claims) {
    const entry = shards.get(shard)?.tensors.get(tensor);
    if (entry === undefined) {
      const problem = `tensor "${tensor}" is missing; the index says it is here`;
      throw invalidSafetensors('missing_in_shard', join(folder, shard), problem, {
        tensor,
        index: indexFile,
      });
    }
    entries.push(entry);
  }
  return weightsOf(folder, [...shards.values()], entries);
}

async function openShard(folder: string, shard: string, indexFile: string): Promise<SafetensorsFile> {
  const path = join(folder, shard);
  try {
    return await openSafetensors(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw invalidSafetensors('missing_shard', path, 'the file is missing; the index asks for it', {
      index: indexFile,
    });
  }
}
