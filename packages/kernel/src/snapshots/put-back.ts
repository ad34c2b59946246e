import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkpointHeader } from '../run/checkpoint-file.js';
import { syncFolder, writeAtomic } from '../run/write-atomic.js';
import { fileSum } from './file-sum.js';
import type { Snapshot, SnapshotFile } from './snapshot.js';
import { snapshotInvalid } from './snapshot-problem.js';

const journalName = 'journal.jsonl';

/**
 * Puts the files of a snapshot where they came from: all under temporary names first, checked, and the journal last, so that a
 * crash at any point leaves a run that can be gone on with. The caller holds the run's lock.
 * @throws RetakeError `snapshot_invalid` before anything of the run has changed
 */
export async function putBack(folder: string, snapshot: Snapshot, runFolder: string): Promise<void> {
  const drafts: { readonly file: SnapshotFile; readonly draft: string }[] = [];
  try {
    for (const file of snapshot.files) {
      const draft = join(runFolder, `${file.target}.restoring`);
      drafts.push({ file, draft });
      await makeDraft(join(folder, file.path), file, draft);
    }
    const last = ({ file }: { readonly file: SnapshotFile }) => Number(file.target === journalName);
    for (const { file, draft } of [...drafts].sort((a, b) => last(a) - last(b))) {
      if (file.step !== undefined) await clearLater(join(runFolder, dirname(file.target)), draft);
      await rename(draft, join(runFolder, file.target));
      await syncFolder(dirname(join(runFolder, file.target)));
    }
  } finally {
    for (const { draft } of drafts) await rm(draft, { force: true });
  }
}

async function makeDraft(from: string, file: SnapshotFile, draft: string): Promise<void> {
  let content: Buffer;
  try {
    const { bytes, sha256 } = await fileSum(from);
    if (bytes !== file.bytes || sha256 !== file.sha256) throw new Error('its checksum is wrong');
    content = await readFile(from);
  } catch (error) {
    throw snapshotInvalid(from, error instanceof Error ? error.message : String(error), error);
  }
  await mkdir(dirname(draft), { recursive: true });
  const { step } = file;
  await writeAtomic(draft, step === undefined ? [content] : [checkpointHeader(step, content), content]);
}

/** The newest checkpoint counts, so those of a later step must go. */
async function clearLater(folder: string, draft: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith('.bin') && join(folder, name) !== draft) await rm(join(folder, name), { force: true });
}
