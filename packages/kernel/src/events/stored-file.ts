/** A file as it was when the stage finished. */
export interface StoredFile {
  /** Below the run folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}
