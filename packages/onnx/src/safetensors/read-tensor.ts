import { invalidSafetensors } from './invalid-safetensors.js';
import { readFully, withFile } from './read-fully.js';
import type { TensorEntry } from './tensor-entry.js';
import { toFloat32 } from './to-float32.js';

/**
 * Reads a whole float tensor (F32, F16, BF16) as float32, row-major.
 * @throws RetakeError `safetensors_invalid` (`truncated`) when the file has shrunk, `tensor_unsupported`.
 */
export async function readTensor(entry: TensorEntry): Promise<Float32Array> {
  const bytes = new Uint8Array(entry.length);
  const read = await withFile(entry.file, (file) => readFully(file, bytes, entry.offset));
  if (read < entry.length) {
    throw invalidSafetensors('truncated', entry.file, `the file ends within tensor "${entry.name}"`, {
      tensor: entry.name,
    });
  }
  return toFloat32(bytes, entry);
}
