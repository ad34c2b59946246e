import { UsageError } from './usage-error.js';

/** Width and height in pixels, read from `832x480`. Whether the model takes them is the model's business. */
export function readDimensions(text: string): { readonly width: number; readonly height: number } {
  const match = /^(\d{1,6})[x×*](\d{1,6})$/i.exec(text);
  if (!match)
    throw new UsageError(`${text} is not a size`, 'Write width x height in pixels, such as 832x480.');
  return { width: Number(match[1]), height: Number(match[2]) };
}
