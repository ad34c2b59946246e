import type { Tensor } from '@retake/plugin-api';

/** Euclidean norm of the difference over the norm of the reference, over the whole tensor. */
export function relativeError(found: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (found.length !== reference.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let norm = 0;
  for (let at = 0; at < reference.length; at++) {
    const expected = reference[at] as number;
    difference += ((found[at] as number) - expected) ** 2;
    norm += expected ** 2;
  }
  return Math.sqrt(difference / norm);
}

/** Signal to noise in decibels of `found` against `reference`. */
export function signalToNoise(found: ArrayLike<number>, reference: ArrayLike<number>): number {
  return -20 * Math.log10(relativeError(found, reference));
}

/** The largest relative error of a single frame of [channels,F,H,W]. */
export function worstFrameError(found: Tensor<'float32'>, reference: Tensor<'float32'>): number {
  const [, frames = 0] = reference.dims;
  const errors = Array.from({ length: frames }, (_, frame) =>
    relativeError(frameOf(found, frame), frameOf(reference, frame)),
  );
  return Math.max(...errors);
}

function frameOf({ dims, data }: Tensor<'float32'>, frame: number): Float32Array {
  const [channels = 0, frames = 0, height = 0, width = 0] = dims;
  const size = height * width;
  const out = new Float32Array(channels * size);
  for (let channel = 0; channel < channels; channel++) {
    const from = (channel * frames + frame) * size;
    out.set(data.subarray(from, from + size), channel * size);
  }
  return out;
}
