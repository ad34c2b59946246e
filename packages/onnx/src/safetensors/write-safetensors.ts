import type { Tensor } from '@retake/plugin-api';
import { encodeSafetensors } from './encode-safetensors.js';
import { writeAtomically } from './write-atomically.js';

/** Writes a safetensors file: temporary name in the same folder, synced, renamed. System errors pass through. */
export async function writeSafetensors(
  path: string,
  tensors: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const bytes = encodeSafetensors(tensors, metadata);
  await writeAtomically(path, async (file) => {
    await file.writeFile(bytes);
  });
}
