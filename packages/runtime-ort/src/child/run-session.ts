import type { Tensor } from '@retake/plugin-api';
import { type InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { isTensorType, tensorBytes, tensorOver } from '../element-types.js';
import { bindDims, outputDims } from './output-dims.js';
import { releaseBuffer } from './release-buffer.js';

/**
 * Runs a session for the named outputs. Where an output's shape can be told, its memory is taken here first: a lack of
 * memory is then a RangeError, while ONNX Runtime's own copy to JavaScript would abort the process, and the copy is saved.
 */
export async function runSession(
  session: InferenceSession,
  feeds: ReadonlyMap<string, Tensor>,
  names: readonly string[],
): Promise<ReadonlyMap<string, Tensor>> {
  const fetches = new Map<string, OrtTensor | null>();
  try {
    const bound = bindDims(session.inputMetadata, (name) => feeds.get(name)?.dims);
    for (const name of names) fetches.set(name, prepare(session, name, bound));
    const given = [...feeds].map(([name, tensor]) => [name, toOrt(tensor)] as const);
    const results = await session.run(Object.fromEntries(given), Object.fromEntries(fetches));
    return new Map(names.map((name) => [name, fromOrt(name, results[name])]));
  } catch (error) {
    for (const tensor of fetches.values()) if (tensor) releaseBuffer((tensor.data as Uint8Array).buffer);
    throw error;
  }
}

function prepare(
  session: InferenceSession,
  name: string,
  bound: ReadonlyMap<string, number>,
): OrtTensor | null {
  const output = session.outputMetadata.find((candidate) => candidate.name === name);
  if (!output) throw new Error(`the graph has no output "${name}"; it has ${session.outputNames.join(', ')}`);
  const dims = outputDims(output, bound);
  if (!dims || !output.isTensor || !isTensorType(output.type)) return null;
  const bytes = tensorBytes(output.type, dims);
  return toOrt(tensorOver(output.type, dims, allocate(bytes, name)));
}

function allocate(bytes: number, name: string): ArrayBuffer {
  try {
    return new ArrayBuffer(bytes);
  } catch (error) {
    throw new RangeError(`${(error as Error).message}: ${bytes} bytes for output "${name}"`, {
      cause: error,
    });
  }
}

function toOrt(tensor: Tensor): OrtTensor {
  return new OrtTensor(tensor.type, tensor.data as Float32Array, tensor.dims);
}

function fromOrt(name: string, value: OrtTensor | undefined): Tensor {
  if (!value || !isTensorType(value.type))
    throw new Error(`output "${name}" has element type ${value?.type}, which cannot leave the process`);
  const data = value.data as Uint8Array;
  if (data.byteOffset !== 0 || data.byteLength !== data.buffer.byteLength)
    return tensorOver(value.type, value.dims, data.slice().buffer);
  return tensorOver(value.type, value.dims, data.buffer);
}
