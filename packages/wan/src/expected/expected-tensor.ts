/** A tensor that a component must have. */
export interface ExpectedTensor {
  readonly name: string;
  readonly shape: readonly number[];
}

/** A matrix [out,in] with its bias. */
export function linear(prefix: string, out: number, inner: number): ExpectedTensor[] {
  return biased(prefix, [out, inner]);
}

/** A weight whose first side is its number of outputs, with its bias. */
export function biased(prefix: string, shape: readonly number[]): ExpectedTensor[] {
  return [
    { name: `${prefix}.weight`, shape },
    { name: `${prefix}.bias`, shape: shape.slice(0, 1) },
  ];
}

export function single(name: string, ...shape: readonly number[]): ExpectedTensor {
  return { name, shape };
}

/** `count` groups of tensors. */
export function repeated(count: number, make: (index: number) => ExpectedTensor[]): ExpectedTensor[] {
  return Array.from({ length: count }, (_, index) => make(index)).flat();
}
