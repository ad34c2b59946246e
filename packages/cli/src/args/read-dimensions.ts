import { UsageError } from './usage-error.js';

/** A size as it was written: pixels, or the name of a preset that has one. */
export type Dimensions = { readonly width: number; readonly height: number } | { readonly preset: string };

/**
 * Width and height in pixels, read from `832x480`, or a name such as `720p`. Whether the model takes them is the model's
 * business.
 */
export function readDimensions(text: string): Dimensions {
  const match = /^(\d{1,6})[x×*](\d{1,6})$/i.exec(text);
  if (match) return { width: Number(match[1]), height: Number(match[2]) };
  if (/^[a-z0-9][a-z0-9-]*$/i.test(text) && !/^[\dx]*$/i.test(text)) return { preset: text };
  throw new UsageError(
    `"${text}" is not a size`,
    'Write width x height in pixels, such as 832x480, or the name of a preset, such as 480p.',
  );
}
