import type { Clock } from '@retake/plugin-api';

/** How a program ended. */
export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Space {
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** Entries for files that are left; null where the system does not count them. */
  readonly freeFiles: number | null;
}

/** What an answer of a server says, or why there is none. */
export type HeadAnswer =
  | { readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly problem: string };

/** What a checkpoint folder is good for. */
export interface FolderVerdict {
  readonly usable: boolean;
  readonly summary: string;
  /** What is wrong, one sentence each. */
  readonly problems: readonly string[];
}

/** The world as checks see it. The real one is `systemTools`; tests give their own. */
export interface GuideTools {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Runs a program without a shell. Null when it is not installed. */
  run(program: string, words: readonly string[], signal: AbortSignal): Promise<Ran | null>;
  /** Space on the disk of a folder, which need not exist yet. */
  space(folder: string): Promise<Space>;
  /** Memory this process could still use, within the limit of its container (cgroup); swap null where unknown. */
  memory(): Promise<{
    readonly freeBytes: number;
    readonly totalBytes: number;
    readonly swapBytes: number | null;
  }>;
  /** A HEAD request. Redirects are not followed. */
  head(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<HeadAnswer>;
  /** Names of the execution providers that the installed ONNX Runtime lists; null when none is installed. */
  providers(signal: AbortSignal): Promise<readonly string[] | null>;
  /** Text of a file; null when it cannot be read. */
  read(path: string): Promise<string | null>;
  inspect(folder: string, signal: AbortSignal): Promise<FolderVerdict>;
}
