import type { EncodeRequest } from '@retake/plugin-api';
import { RetakeError } from '@retake/plugin-api';

/** Largest side that H.264 level 6.2 allows, in pixels. */
const largestSide = 8192;
const largestRate = 240;

/** @throws RetakeError `request_invalid` for sizes, rates and paths that cannot become an H.264 MP4. */
export function checkEncodeRequest(request: EncodeRequest): void {
  const { width, height, fps, path } = request;
  for (const [name, side] of [
    ['width', width],
    ['height', height],
  ] as const) {
    if (!Number.isInteger(side) || side < 2 || side > largestSide || side % 2 !== 0)
      throw invalid(name, side, `an even number of pixels from 2 to ${largestSide} (yuv420p halves it)`);
  }
  if (!(fps > 0 && fps <= largestRate)) throw invalid('fps', fps, `above 0 and up to ${largestRate}`);
  if (!path.endsWith('.mp4')) throw invalid('path', path, 'a path ending in .mp4');
}

function invalid(name: string, given: string | number, allowed: string) {
  return new RetakeError('request_invalid', `the video's ${name} is ${given}; it must be ${allowed}`, {
    facts: { path: name, given: String(given), allowed },
  });
}
