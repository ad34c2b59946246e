import { RetakeError, type Tensor } from '@retake/plugin-api';
import { tensorBytes, tensorOver } from './element-types.js';
import type { Frame } from './frame-reader.js';
import type { Reply, TensorHeader } from './messages.js';

/** The header of a tensor. @throws RetakeError `graph_invalid` when its data does not fill its shape exactly. */
export function checkTensor(name: string, tensor: Tensor): TensorHeader {
  const { type, dims, data } = tensor;
  const expected = tensorBytes(type, dims);
  if (data.byteLength !== expected)
    throw new RetakeError(
      'graph_invalid',
      `"${name}" is ${type} [${dims.join(', ')}], ${expected} bytes, but has ${data.byteLength} bytes of data`,
    );
  return { type, dims };
}

/** The tensors of a reply, over the bytes as they came. */
export function readTensors({ header, payloads }: Frame<Reply>): Readonly<Record<string, Tensor>> {
  const tensors = (header.tensors ?? []).map(([name, { type, dims }], index) => {
    return [name, tensorOver(type, dims, payloads[index] ?? new ArrayBuffer(0))] as const;
  });
  return Object.fromEntries(tensors);
}
