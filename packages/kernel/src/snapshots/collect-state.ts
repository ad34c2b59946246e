import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunEvent } from '../events/run-event.js';
import { formatLine } from '../journal/journal-line.js';
import { parseCheckpoint } from '../run/checkpoint-file.js';
import { writeAtomic } from '../run/write-atomic.js';
import { fileSum } from './file-sum.js';
import type { SnapshotFile } from './snapshot.js';

/**
 * Copies what a run can be gone on from: its journal as read, the stage outputs named there that are still whole, and the newest
 * readable checkpoint of each stage. The run may go on meanwhile; what it removes under our hands is left out.
 */
export async function collectState(
  runFolder: string,
  events: readonly RunEvent[],
  into: string,
): Promise<readonly SnapshotFile[]> {
  const journal = 'journal.jsonl';
  await writeAtomic(join(into, journal), [events.map(formatLine).join('')]);
  const files: SnapshotFile[] = [{ path: journal, target: journal, ...(await fileSum(join(into, journal))) }];
  files.push(...(await copyOutputs(runFolder, events, into)));
  files.push(...(await copyCheckpoints(runFolder, into)));
  return files;
}

async function copyOutputs(
  runFolder: string,
  events: readonly RunEvent[],
  into: string,
): Promise<readonly SnapshotFile[]> {
  const stored = new Map(
    events.flatMap((event) =>
      event.type === 'stage.finished' ? Object.values(event.files).map((file) => [file.path, file]) : [],
    ) as [string, { readonly path: string; readonly bytes: number; readonly sha256: string }][],
  );
  const files: SnapshotFile[] = [];
  for (const { path, bytes, sha256 } of stored.values()) {
    const copied = await whileThere(() => copy(join(runFolder, path), join(into, path)));
    if (copied?.sha256 === sha256) files.push({ path, target: path, bytes, sha256 });
  }
  return files;
}

async function copy(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  return fileSum(to);
}

/** Checkpoints without the kernel's header, so that what models write as safetensors is read by any tool. */
async function copyCheckpoints(runFolder: string, into: string): Promise<readonly SnapshotFile[]> {
  const root = join(runFolder, 'checkpoints');
  const files: SnapshotFile[] = [];
  for (const stage of (await whileThere(() => readdir(root))) ?? []) {
    const names = (await whileThere(() => readdir(join(root, stage)))) ?? [];
    for (const name of names
      .filter((one) => one.endsWith('.bin'))
      .sort()
      .reverse()) {
      const content = await whileThere(() => readFile(join(root, stage, name)));
      const checkpoint = content && parseCheckpoint(content);
      if (!checkpoint) continue;
      const { step, data } = checkpoint;
      const target = `checkpoints/${stage}/${name}`;
      const path = isSafetensors(data) ? target.replace(/\.bin$/, '.safetensors') : target;
      await mkdir(join(into, 'checkpoints', stage), { recursive: true });
      await writeAtomic(join(into, path), [data]);
      files.push({ path, target, step, ...(await fileSum(join(into, path))) });
      break;
    }
  }
  return files;
}

/** A header length that fits, then a JSON object. Source: the safetensors format. */
function isSafetensors(data: Uint8Array): boolean {
  const view = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return view.length > 9 && view.readBigUInt64LE(0) <= BigInt(view.length - 8) && view[8] === 0x7b;
}

async function whileThere<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
