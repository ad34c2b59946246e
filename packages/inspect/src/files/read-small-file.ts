import { readFile, stat } from 'node:fs/promises';

/** Configs, indexes and tokenizers have some megabytes at most; what is larger is none of them. */
export const mostSmallBytes = 256 * 1024 * 1024;

/**
 * The bytes of a regular file that is to be read as a whole; undefined for one that is too large and for what is no file, such
 * as a pipe, which would never end.
 * @throws system errors
 */
export async function readSmallFile(path: string): Promise<Buffer | undefined> {
  const found = await stat(path);
  return found.isFile() && found.size <= mostSmallBytes ? readFile(path) : undefined;
}
