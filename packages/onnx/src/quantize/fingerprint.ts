import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeAtomically } from '../safetensors/write-atomically.js';

export interface FingerprintOptions {
  /** Folder for the file that remembers hashes; made when missing. */
  readonly cacheDirectory: string;
  readonly signal?: AbortSignal;
}

const memoryName = 'file-hashes.json';
const sha256Name = /^[0-9a-f]{64}$/;

/**
 * A key for what the files contain: sha256 over the sha256 of each, in the order given (hex). Names and places do
 * not matter. A file is read once; path, size, time and inode tell whether a remembered hash still holds. Files of
 * the Hugging Face cache (`blobs/<sha256>`) are known by their name and not read.
 * @throws The signal's reason when aborted; system errors pass through.
 */
export async function fingerprint(files: readonly string[], options: FingerprintOptions): Promise<string> {
  const path = join(options.cacheDirectory, memoryName);
  const remembered = await recall(path);
  const learned: Record<string, string> = {};
  const all = createHash('sha256');
  for (const file of files) {
    const real = await realpath(file);
    const key = await identity(real);
    const hash = nameHash(real) ?? remembered[key] ?? (await hashFile(real, options.signal));
    if (remembered[key] !== hash && nameHash(real) === undefined) learned[key] = hash;
    all.update(`${hash}\n`);
  }
  if (Object.keys(learned).length > 0) await remember(path, learned);
  return all.digest('hex');
}

function nameHash(path: string): string | undefined {
  const name = basename(path);
  return sha256Name.test(name) && basename(dirname(path)) === 'blobs' ? name : undefined;
}

async function identity(path: string): Promise<string> {
  const { size, mtimeNs, ino } = await stat(path, { bigint: true });
  return JSON.stringify([path, String(size), String(mtimeNs), String(ino)]);
}

async function hashFile(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, {
    highWaterMark: 1 << 20,
    ...(signal ? { signal } : {}),
  })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

/** What is remembered; a missing or damaged memory is an empty one, for it can be made again. */
async function recall(path: string): Promise<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const entries = Object.entries(value ?? {}).filter(([, hash]) => sha256Name.test(String(hash)));
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

async function remember(path: string, learned: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const text = JSON.stringify({ ...(await recall(path)), ...learned }, undefined, 1);
  await writeAtomically(path, (file) => file.writeFile(text));
}
