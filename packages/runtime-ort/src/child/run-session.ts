import type { Tensor } from '@retake/plugin-api';
import { type InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { isTensorType, tensorBytes, tensorOver } from '../element-types.js';
import { bindDims, outputDims } from './output-dims.js';
import { releaseBuffer } from './release-buffer.js';

/** Every output exists twice for a moment: as ONNX Runtime made it, and as the copy JavaScript gets. */
const outputCopies = 2;

/** Runs a session for the named outputs. Throws what ONNX Runtime throws, and RangeError when outputs do not fit. */
export async function runSession(
  session: InferenceSession,
  feeds: ReadonlyMap<string, Tensor>,
  names: readonly string[],
): Promise<ReadonlyMap<string, Tensor>> {
  checkRoom(session, feeds, names);
  const given = [...feeds].map(([name, tensor]) => [name, toOrt(tensor)] as const);
  const results = await session.run(Object.fromEntries(given), [...names]);
  return new Map(names.map((name) => [name, fromOrt(name, results[name])]));
}

/**
 * Takes the memory of the outputs and gives it back, where their shapes can be told before the run. The binding copies
 * outputs with an allocation whose failure aborts the process; here the same lack of memory is an error.
 */
function checkRoom(
  session: InferenceSession,
  feeds: ReadonlyMap<string, Tensor>,
  names: readonly string[],
): void {
  const bound = bindDims(session.inputMetadata, (name) => feeds.get(name)?.dims);
  const bytes = names.map((name) => outputBytes(session, name, bound)).reduce((sum, each) => sum + each, 0);
  try {
    releaseBuffer(new ArrayBuffer(bytes * outputCopies));
  } catch (error) {
    const message = `${(error as Error).message}: ${bytes * outputCopies} bytes for the outputs ${names.join(', ')}`;
    throw new RangeError(message, { cause: error });
  }
}

function outputBytes(session: InferenceSession, name: string, bound: ReadonlyMap<string, number>): number {
  const output = session.outputMetadata.find((candidate) => candidate.name === name);
  if (!output) throw new Error(`the graph has no output "${name}"; it has ${session.outputNames.join(', ')}`);
  const dims = outputDims(output, bound);
  return dims && output.isTensor && isTensorType(output.type) ? tensorBytes(output.type, dims) : 0;
}

function toOrt(tensor: Tensor): OrtTensor {
  return new OrtTensor(tensor.type, tensor.data as Float32Array, tensor.dims);
}

/** Checks what came out. Its data is a copy of its own; a Float16Array of newer Node versions is read as bits. */
function fromOrt(name: string, value: OrtTensor | undefined): Tensor {
  if (!value || !isTensorType(value.type))
    throw new Error(`output "${name}" has element type ${value?.type}, which cannot leave the process`);
  const data = value.data as Uint8Array;
  const whole = data.byteLength === data.buffer.byteLength;
  return tensorOver(value.type, value.dims, whole ? data.buffer : data.slice().buffer);
}
