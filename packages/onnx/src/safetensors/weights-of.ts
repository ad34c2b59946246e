import { RetakeError } from '@retake/plugin-api';
import type { SafetensorsFile } from './open-safetensors.js';
import type { TensorEntry } from './tensor-entry.js';
import type { Weights } from './weights.js';

/** Looks tensors up in files that are open already. @param place What to call them in errors. */
export function weightsOf(
  place: string,
  files: readonly SafetensorsFile[],
  entries: Iterable<TensorEntry> = files.flatMap((file) => [...file.tensors.values()]),
): Weights {
  const byName = new Map<string, TensorEntry>();
  for (const entry of entries) byName.set(entry.name, entry);
  return {
    files,
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    get(name) {
      const entry = byName.get(name);
      if (entry) return entry;
      throw new RetakeError('tensor_missing', `${place} has no tensor "${name}"`, {
        facts: { folder: place, tensor: name },
      });
    },
  };
}
