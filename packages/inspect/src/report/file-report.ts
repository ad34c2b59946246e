/** What is known of the bytes of a file without trusting its name. */
export interface KnownHash {
  readonly algorithm: 'sha256' | 'git-sha1';
  /** What it should be; null when nothing says so. */
  readonly expected: string | null;
  /** Who says so. */
  readonly source: 'hf-cache' | 'hf-download' | 'checksum-file' | null;
  /** What it is; null unless hashing was asked for. */
  readonly actual: string | null;
  /** Null while either side is unknown. */
  readonly matches: boolean | null;
}

/** One file of a component. */
export interface FileReport {
  /** Below the inspected folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly hash: KnownHash | null;
}
