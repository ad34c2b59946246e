import { RetakeError, type Tensor } from '@retake/plugin-api';
import { joinBatch } from './clip-frames.js';
import type { Picture } from './picture.js';

/**
 * Frames as the encoder takes them: the first alone, then `time` at once, each [1,C,f,h,w]; all at once if `whole`.
 * @throws RetakeError `request_invalid` unless there are 1 + k·`time` frames.
 */
export async function* frameChunks(
  frames: AsyncIterable<Picture>,
  time: number,
  whole = false,
): AsyncGenerator<Tensor<'float32'>> {
  let held: Picture[] = [];
  let count = 0;
  for await (const frame of frames) {
    held.push(frame);
    count++;
    if (whole || (count - 1) % time !== 0) continue;
    yield joinBatch(held);
    held = [];
  }
  if (count === 0 || (count - 1) % time !== 0)
    throw new RetakeError(
      'request_invalid',
      `${count} frames to encode; allowed: 1 more than a multiple of ${time}`,
      { facts: { frames: count, step: time } },
    );
  if (whole) yield joinBatch(held);
}
