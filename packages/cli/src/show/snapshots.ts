import type { Snapshot } from '@retake/kernel';
import { showBytes } from './bytes.js';
import { showTable } from './table.js';

const minuteEnd = 16;

/** Snapshots as a table, with the room they take. */
export function showSnapshots(list: readonly Snapshot[]): string {
  const rows = list.map(({ id, run, createdAt, stage, step, files, label }) => [
    id,
    run,
    new Date(createdAt).toISOString().slice(0, minuteEnd).replace('T', ' '),
    stage === null ? '-' : `${stage}${step === null ? '' : ` ${step}`}`,
    showBytes(files.reduce((sum, { bytes }) => sum + bytes, 0)),
    label,
  ]);
  return showTable(['snapshot', 'run', 'saved (UTC)', 'at', 'size', ''], rows);
}
