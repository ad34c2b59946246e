/** The version of the layout; others are refused. */
export const snapshotVersion = 1;

/** One file of a snapshot. */
export interface SnapshotFile {
  /** Below the snapshot, with forward slashes. */
  readonly path: string;
  /** Below the run's folder: where it goes on restoring. */
  readonly target: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Finished steps, of an inner checkpoint. */
  readonly step?: number;
}

/** What `snapshot.json` holds, without its own checksum. */
export interface Snapshot {
  readonly format: 'retake-snapshot';
  readonly version: typeof snapshotVersion;
  readonly id: string;
  readonly run: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly label: string;
  /** Number of the last event in it. */
  readonly seq: number;
  readonly model: string;
  /** Where the run stood. */
  readonly stage: string | null;
  readonly step: number | null;
  readonly files: readonly SnapshotFile[];
}
