import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Clock, Failure, JsonObject, OperationContext, RecoveryOperation } from '@retake/plugin-api';
import { onTestFinished } from 'vitest';
import type { RepairParts } from '../src/repair-parts.js';

/** A checkpoint, a cache and a run in a folder of their own, removed after the test. */
export async function workshop() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'retake-repair-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [checkpoint, cache, run] = [
    join(folder, 'models', 'wan'),
    join(folder, 'cache'),
    join(folder, 'run'),
  ];
  for (const path of [checkpoint, cache, run]) await mkdir(path, { recursive: true });
  const parts: RepairParts = { config: { folders: [], sources: [] }, cacheDirectory: cache, clock };
  const plan = { model: 'm', checkpoint, request: {}, options: {}, memoryBytes: null, hardware: 'cpu' };
  const context: OperationContext = {
    plan,
    failure: {} as Failure,
    runFolder: run,
    signal: new AbortController().signal,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  };
  const perform = (operation: RecoveryOperation, params: JsonObject = {}) => operation.run(params, context);
  return { folder, checkpoint, cache, run, parts, context, perform };
}

/** The time it is in tests. */
export const now = Date.UTC(2026, 0, 1);
const clock: Clock = { now: () => now, sleep: async () => undefined };

/** Writes a file, and the folders above it. `ageMs`: how long ago it was last touched. */
export async function put(path: string, content: string | Buffer, ageMs = 0): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  const at = new Date(now - ageMs);
  await utimes(path, at, at);
  return path;
}

/** A safetensors file of some float32 tensors, each of so many values. */
export function safetensors(tensors: Readonly<Record<string, number>>, fill = 1): Buffer {
  let end = 0;
  const header = Object.fromEntries(
    Object.entries(tensors).map(([name, count]) => {
      const begin = end;
      end += count * Float32Array.BYTES_PER_ELEMENT;
      return [name, { dtype: 'F32', shape: [count], data_offsets: [begin, end] }];
    }),
  );
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(end, fill)]);
}

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Names in a folder, sorted. */
export async function names(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).sort();
}
