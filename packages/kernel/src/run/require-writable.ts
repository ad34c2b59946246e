import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ErrorCode, RetakeError } from '@retake/plugin-api';
import { makeFolder } from './make-folder.js';

/** As much as a block of common file systems, so that a full disk shows. */
const probeBytes = 4096;

const names = {
  output_unwritable: 'The output folder',
  runs_directory_unusable: 'The runs directory',
} as const satisfies Partial<Record<ErrorCode, string>>;

/**
 * Makes a folder and tries it: a file is written in it and removed again.
 * @throws RetakeError with the given code: which folder, and what the system says about it
 */
export async function requireWritable(folder: string, code: keyof typeof names): Promise<void> {
  try {
    await makeFolder(folder);
    const probe = await mkdtemp(join(folder, '.retake-probe-'));
    try {
      await writeFile(join(probe, 'probe'), new Uint8Array(probeBytes));
    } finally {
      await rm(probe, { recursive: true, force: true });
    }
  } catch (error) {
    throw folderUnusable(folder, code, error);
  }
}

/** Puts an error of the file system into words. */
export function folderUnusable(folder: string, code: keyof typeof names, error: unknown): RetakeError {
  const { code: errno = 'unknown', message } = error as NodeJS.ErrnoException;
  const why = reasons[errno] ?? message;
  return new RetakeError(code, `${names[code]} ${folder} cannot be used: ${why}.`, {
    cause: error,
    facts: { directory: folder, errno },
  });
}

/** What the codes of the system mean for a folder. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission to use it',
  EPERM: 'no permission to use it',
  EROFS: 'its file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  ENOTDIR: 'it, or a folder above it, is a file',
  EEXIST: 'it is a file',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it is not there and cannot be made',
};
