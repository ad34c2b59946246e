import type { EncodeRequest } from '@retake/plugin-api';
import { RetakeError } from '@retake/plugin-api';
import { untilAborted } from './until-aborted.js';

const channels = 3;

/**
 * The frames of a request, one by one, each checked to be width·height·3 bytes; stops when aborted.
 * @throws RetakeError `encoder_failed` for a frame of another length and for no frame at all.
 */
export async function* checkedFrames(
  request: Pick<EncodeRequest, 'frames' | 'width' | 'height' | 'signal'>,
): AsyncGenerator<Uint8Array> {
  const expected = request.width * request.height * channels;
  let count = 0;
  for await (const frame of untilAborted(request.frames, request.signal)) {
    if (frame.length !== expected)
      throw new RetakeError(
        'encoder_failed',
        `frame ${count} has ${frame.length} bytes; ${request.width}×${request.height} RGB needs ${expected}`,
        {
          hint: 'Report this: the decoder made frames of another size.',
          facts: { frame: count, given: frame.length, expected },
        },
      );
    count++;
    yield frame;
  }
  if (count === 0)
    throw new RetakeError('encoder_failed', 'there are no frames to write', {
      hint: 'Give at least one frame.',
    });
}
