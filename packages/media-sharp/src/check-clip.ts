import { isAbsolute } from 'node:path';
import { type ClipPictureRequest, RetakeError } from '@retake/plugin-api';

const largestSide = 8192;
const mostFrames = 65_536;

/** @throws RetakeError `request_invalid` for sizes, counts and paths that cannot be */
export function checkClip({ width, height, count, path }: ClipPictureRequest, ending: string): void {
  checkWhole('width', width, largestSide);
  checkWhole('height', height, largestSide);
  checkWhole('count', count, mostFrames);
  if (!isAbsolute(path) || !path.endsWith(ending))
    throw invalid('path', path, `an absolute path ending in ${ending}`);
}

/** @throws RetakeError `request_invalid` unless the value is whole and from 1 to `most` */
export function checkWhole(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw invalid(name, value, `a whole number from 1 to ${most}`);
}

export function invalid(name: string, given: string | number, allowed: string): RetakeError {
  return new RetakeError('request_invalid', `the picture's ${name} is ${given}; it must be ${allowed}`, {
    facts: { path: name, given: String(given), allowed },
  });
}
