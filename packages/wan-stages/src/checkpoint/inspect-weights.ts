import { openWeights, type TensorEntry, type Weights } from '@retake/onnx';
import type { CheckpointDefect } from '@retake/plugin-api';
import type { ExpectedTensor } from '@retake/wan';

const readable: readonly string[] = ['F32', 'F16', 'BF16'];

/** Compares the headers of a component's weight files with what its config asks for. */
export async function inspectWeights(
  component: string,
  folder: string,
  expected: readonly ExpectedTensor[],
): Promise<readonly CheckpointDefect[]> {
  const weights = await openWeights(folder);
  const names = new Set(expected.map(({ name }) => name));
  const strangers = weights.names.filter((name) => !names.has(name)).map((name) => weights.get(name));
  const [only] = weights.files;
  const place = only && weights.files.length === 1 ? only.path : folder;
  return expected.flatMap((tensor) => {
    const message = weights.has(tensor.name)
      ? problemOf(weights.get(tensor.name), tensor)
      : { kind: 'missing_tensor', message: missing(tensor, strangers) };
    if (!message) return [];
    return [{ component, file: fileOf(weights, tensor.name) ?? place, tensor: tensor.name, ...message }];
  });
}

function fileOf(weights: Weights, name: string): string | undefined {
  return weights.has(name) ? weights.get(name).file : undefined;
}

function problemOf(entry: TensorEntry, expected: ExpectedTensor) {
  if (entry.shape.join() !== expected.shape.join())
    return {
      kind: 'wrong_shape',
      message: `tensor "${entry.name}" is [${entry.shape.join(', ')}], its config asks for [${expected.shape.join(', ')}]`,
    };
  if (!readable.includes(entry.dtype))
    return {
      kind: 'unsupported_dtype',
      message: `tensor "${entry.name}" is ${entry.dtype}; ${readable.join(', ')} can be read`,
    };
  return undefined;
}

/** A tensor of the same shape under an unknown name has probably been renamed. */
function missing({ name, shape }: ExpectedTensor, strangers: readonly TensorEntry[]): string {
  const alike = strangers.find((entry) => entry.shape.join() === shape.join());
  return `tensor "${name}" is missing${alike ? `; "${alike.name}" has its shape and no place` : ''}`;
}
