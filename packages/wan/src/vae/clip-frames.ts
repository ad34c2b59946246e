import type { Tensor } from '@retake/plugin-api';
import type { Picture } from './picture.js';

/** The frames of [1,C,F,h,w], each as C planes. */
export function* framesOf({ dims, data }: Tensor<'float32'>): Generator<Picture> {
  const [, planes = 0, frames = 0, height = 0, width = 0] = dims;
  const size = height * width;
  for (let frame = 0; frame < frames; frame++) {
    const picture = { planes, height, width, data: new Float32Array(planes * size) };
    for (let plane = 0; plane < planes; plane++) {
      const from = (plane * frames + frame) * size;
      picture.data.set(data.subarray(from, from + size), plane * size);
    }
    yield picture;
  }
}

/** Frames of equal size as [C,F,h,w]. */
export function joinFrames(frames: readonly Picture[]): Tensor<'float32'> {
  const { planes = 0, height = 0, width = 0 } = frames[0] ?? {};
  const size = height * width;
  const data = new Float32Array(planes * frames.length * size);
  for (const [index, frame] of frames.entries())
    for (let plane = 0; plane < planes; plane++)
      data.set(frame.data.subarray(plane * size, (plane + 1) * size), (plane * frames.length + index) * size);
  return { type: 'float32', dims: [planes, frames.length, height, width], data };
}

/** The same with a batch axis: [1,C,F,h,w]. */
export function joinBatch(frames: readonly Picture[]): Tensor<'float32'> {
  const { dims, ...tensor } = joinFrames(frames);
  return { ...tensor, dims: [1, ...dims] };
}
