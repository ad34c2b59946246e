import { type Dtype, dtypeBytes } from './dtypes.js';
import { prefixBytes } from './parse-header.js';

/** A tensor to be written; `length` in bytes. */
export interface TensorPlan {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly length: number;
}

/** Data starts at a multiple of this, so that mapped float tensors are aligned. */
const alignment = 64;

/**
 * Length prefix and header of a safetensors file, and where each tensor goes (bytes from the start of the file).
 * Wider element types come first, which keeps every tensor aligned to its element size.
 */
export function encodeHeader(
  tensors: readonly TensorPlan[],
  metadata: Readonly<Record<string, string>> = {},
): { readonly header: Uint8Array; readonly entries: readonly (TensorPlan & { readonly offset: number })[] } {
  const ordered = [...tensors].sort((a, b) => dtypeBytes[b.dtype] - dtypeBytes[a.dtype]);
  const described: [string, unknown][] = Object.keys(metadata).length > 0 ? [['__metadata__', metadata]] : [];
  let end = 0;
  for (const { name, dtype, shape, length } of ordered) {
    described.push([name, { dtype, shape, data_offsets: [end, end + length] }]);
    end += length;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(described)));
  const size = Math.ceil((prefixBytes + json.byteLength) / alignment) * alignment;
  const header = new Uint8Array(size).fill(' '.charCodeAt(0));
  new DataView(header.buffer).setBigUint64(0, BigInt(size - prefixBytes), true);
  header.set(json, prefixBytes);
  let offset = size;
  const entries = ordered.map((tensor) => {
    const entry = { ...tensor, offset };
    offset += tensor.length;
    return entry;
  });
  return { header, entries };
}
