import { RetakeError, type Tensor } from '@retake/plugin-api';
import { dtypeBytes } from './dtypes.js';
import { encodeHeader } from './encode-header.js';
import { tensorDtypes } from './tensor-dtypes.js';

/**
 * A safetensors file in memory. Equal input gives equal bytes.
 * @param metadata Texts to travel in the header.
 * @throws RetakeError `graph_invalid` when a tensor's data does not fit its dims.
 */
export function encodeSafetensors(
  tensors: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const described = Object.entries(tensors).map(([name, tensor]) => {
    const dtype = tensorDtypes[tensor.type];
    const length = tensor.dims.reduce((product, size) => product * size, dtypeBytes[dtype]);
    if (length !== tensor.data.byteLength) {
      const shape = `[${tensor.dims.join(', ')}] of ${tensor.type}`;
      throw new RetakeError('graph_invalid', `tensor "${name}" ${shape} got ${tensor.data.byteLength} bytes`);
    }
    return { name, dtype, shape: tensor.dims, length };
  });
  const { header, entries } = encodeHeader(described, metadata);
  const bytes = new Uint8Array(header.byteLength + entries.reduce((sum, entry) => sum + entry.length, 0));
  bytes.set(header);
  for (const { name, offset } of entries) {
    const { data } = tensors[name] as Tensor;
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
  }
  return bytes;
}
