import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { RetakeError } from '@retake/plugin-api';

/**
 * SHA-256 (hex) of an image file's bytes.
 * @throws RetakeError `image_missing`, `image_unreadable`
 */
export async function imageHash(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const { code } = cause as NodeJS.ErrnoException;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    throw new RetakeError(
      missing ? 'image_missing' : 'image_unreadable',
      missing ? `There is no file ${path}` : `${path} cannot be read: ${code}`,
      { cause, facts: { file: path, ...(code && { code }) } },
    );
  }
  return hash.digest('hex');
}
