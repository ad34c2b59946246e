import type { TensorEntry } from '@retake/onnx';
import { type Fingerprint, fingerprints } from './fingerprints.js';

/** What a set of tensors is, by their names; undefined for the unknown. */
export function recogniseWeights(tensors: ReadonlyMap<string, TensorEntry>): Fingerprint | undefined {
  const names = [...tensors.keys()];
  const has = (pattern: string) => {
    if (pattern.startsWith('*')) return names.some((name) => name.endsWith(pattern.slice(1)));
    if (pattern.endsWith('*')) return names.some((name) => name.startsWith(pattern.slice(0, -1)));
    return tensors.has(pattern);
  };
  return fingerprints.find(
    ({ has: wanted, lacks, rank }) =>
      wanted.every(has) &&
      !lacks?.some(has) &&
      (rank === undefined || tensors.get(rank[0])?.shape.length === rank[1]),
  );
}

const patchEmbeddings = ['patch_embedding.weight', 'model.diffusion_model.patch_embedding.weight'];

/** Input channels of a Wan transformer in any layout: 16 text to video, 36 image to video, 48 text and image to video. */
export function inputChannels(tensors: ReadonlyMap<string, TensorEntry>): number | null {
  const entry = patchEmbeddings.map((name) => tensors.get(name)).find(Boolean);
  return entry?.shape[1] ?? null;
}
