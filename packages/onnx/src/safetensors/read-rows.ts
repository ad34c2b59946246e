import { RetakeError } from '@retake/plugin-api';
import { invalidSafetensors } from './invalid-safetensors.js';
import { readFully, withFile } from './read-fully.js';
import type { TensorEntry } from './tensor-entry.js';
import { toFloat32 } from './to-float32.js';

/**
 * Reads rows of a float tensor [rows, …] as float32, in the order asked for; a row may be asked for again.
 * This is how single embeddings come out of a table of gigabytes.
 * @throws RetakeError `safetensors_invalid` (`truncated`), `tensor_unsupported`, or `graph_invalid` for a row that
 *   does not exist.
 */
export async function readRows(entry: TensorEntry, rows: readonly number[]): Promise<Float32Array> {
  const count = entry.shape[0] ?? 0;
  const rowBytes = count === 0 ? 0 : entry.length / count;
  const wrong = rows.find((row) => !Number.isInteger(row) || row < 0 || row >= count);
  if (wrong !== undefined) {
    throw new RetakeError(
      'graph_invalid',
      `tensor "${entry.name}" has ${count} rows; row ${wrong} was asked for`,
    );
  }
  const bytes = new Uint8Array(rows.length * rowBytes);
  await withFile(entry.file, async (file) => {
    for (const [index, row] of rows.entries()) {
      const target = bytes.subarray(index * rowBytes, (index + 1) * rowBytes);
      const read = await readFully(file, target, entry.offset + row * rowBytes);
      if (read < rowBytes) {
        const problem = `the file ends within tensor "${entry.name}"`;
        throw invalidSafetensors('truncated', entry.file, problem, { tensor: entry.name });
      }
    }
  });
  return toFloat32(bytes, entry);
}
