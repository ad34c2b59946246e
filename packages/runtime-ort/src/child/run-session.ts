import type { Tensor, TensorType } from '@retake/plugin-api';
import { type InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { isTensorType, tensorBytes, tensorOver } from '../element-types.js';
import { bindDims, outputDims } from './output-dims.js';
import { releaseBuffer } from './release-buffer.js';

/** Every output exists twice for a moment: as ONNX Runtime made it, and as the copy JavaScript gets. */
const outputCopies = 2;

/**
 * Runs a session for the named outputs; those in `places` are written there, or to new memory where that is null.
 * Throws what ONNX Runtime throws, and RangeError when outputs do not fit.
 */
export async function runSession(
  session: InferenceSession,
  feeds: ReadonlyMap<string, Tensor>,
  names: readonly string[],
  places: ReadonlyMap<string, Tensor | null> = new Map(),
): Promise<ReadonlyMap<string, Tensor>> {
  const bound = bindDims(session.inputMetadata, (name) => feeds.get(name)?.dims);
  const ready = prepare(session, bound, places);
  checkRoom(
    names.map((name) => outputBytes(session, name, bound) * (ready.has(name) ? 1 : outputCopies)),
    names,
  );
  const given = [...feeds].map(([name, tensor]) => [name, toOrt(tensor)] as const);
  const wanted = names.map((name) => [name, toOrtOrNull(ready.get(name))] as const);
  const results = await session.run(Object.fromEntries(given), Object.fromEntries(wanted));
  for (const name of ready.keys()) dropCopy(results[name]);
  return new Map(names.map((name) => [name, ready.get(name) ?? fromOrt(name, results[name])]));
}

/** The binding copies an output also when it was told where to write it. */
function dropCopy(value: OrtTensor | undefined): void {
  if (value) releaseBuffer((value.data as Uint8Array).buffer);
}

/** The tensors that outputs are written to. One whose shape cannot be told before the run is copied like any other. */
function prepare(
  session: InferenceSession,
  bound: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, Tensor | null>,
): ReadonlyMap<string, Tensor> {
  const ready = new Map<string, Tensor>();
  for (const [name, place] of places) {
    const output = findOutput(session, name);
    const dims = outputDims(output, bound);
    if (!dims || !output.isTensor || !isTensorType(output.type)) continue;
    if (place && (place.type !== output.type || place.dims.join() !== dims.join()))
      throw new Error(
        `output "${name}" is ${output.type} [${dims}] and cannot be written over ${place.type} [${place.dims}]`,
      );
    ready.set(name, place ?? newTensor(name, output.type, dims));
  }
  return ready;
}

function newTensor(name: string, type: TensorType, dims: readonly number[]): Tensor {
  const bytes = tensorBytes(type, dims);
  try {
    return tensorOver(type, dims, new ArrayBuffer(bytes));
  } catch (error) {
    const message = `${(error as Error).message}: ${bytes} bytes for the output ${name}`;
    throw new RangeError(message, { cause: error });
  }
}

/**
 * Takes the memory of the outputs and gives it back, where their shapes can be told before the run. The binding copies
 * outputs with an allocation whose failure aborts the process; here the same lack of memory is an error.
 */
function checkRoom(needs: readonly number[], names: readonly string[]): void {
  const bytes = needs.reduce((sum, each) => sum + each, 0);
  try {
    releaseBuffer(new ArrayBuffer(bytes));
  } catch (error) {
    const message = `${(error as Error).message}: ${bytes} bytes for the outputs ${names.join(', ')}`;
    throw new RangeError(message, { cause: error });
  }
}

function outputBytes(session: InferenceSession, name: string, bound: ReadonlyMap<string, number>): number {
  const output = findOutput(session, name);
  const dims = outputDims(output, bound);
  return dims && output.isTensor && isTensorType(output.type) ? tensorBytes(output.type, dims) : 0;
}

function findOutput(session: InferenceSession, name: string): InferenceSession.ValueMetadata {
  const output = session.outputMetadata.find((candidate) => candidate.name === name);
  if (!output) throw new Error(`the graph has no output "${name}"; it has ${session.outputNames.join(', ')}`);
  return output;
}

function toOrtOrNull(tensor: Tensor | undefined): OrtTensor | null {
  return tensor ? toOrt(tensor) : null;
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
