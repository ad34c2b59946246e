import type { InferenceSession } from 'onnxruntime-node';

type ValueMetadata = InferenceSession.ValueMetadata;

/** The values that named dimensions take when these shapes are fed. */
export function bindDims(
  inputs: readonly ValueMetadata[],
  fed: (name: string) => readonly number[] | undefined,
): ReadonlyMap<string, number> {
  const bound = new Map<string, number>();
  for (const input of inputs) {
    const dims = fed(input.name);
    if (!input.isTensor || !dims) continue;
    input.shape.forEach((dim, axis) => {
      const value = dims[axis];
      if (typeof dim === 'string' && dim !== '' && value !== undefined) bound.set(dim, value);
    });
  }
  return bound;
}

/** The shape an output will have, or undefined where a dimension cannot be told before the run. */
export function outputDims(
  output: ValueMetadata,
  bound: ReadonlyMap<string, number>,
): readonly number[] | undefined {
  if (!output.isTensor) return undefined;
  const dims = output.shape.map((dim) => (typeof dim === 'number' ? dim : bound.get(dim)));
  return dims.every((dim) => dim !== undefined) ? dims : undefined;
}
