import { UsageError } from './usage-error.js';

/** Path of an image file. Nothing is loaded from the network, so addresses are refused rather than taken for paths. */
export function readImagePath(text: string): string {
  if (text === '') throw new UsageError('needs the path of a file');
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(text))
    throw new UsageError(`${text} is an address, not a file`, 'Download the image and give its path.');
  return text;
}
