import type { Terminal } from './terminal.js';

/** How an app offers the `retake` command with its own plugins. */
export interface CliOptions {
  /** `import.meta.url` or a folder of the app whose dependencies are the plugins. Default: `--app`, else the current folder. */
  readonly from?: string;
  /** Where runs are kept unless `--runs-dir` says otherwise; a relative path starts at the current folder. Default: the user's data folder. */
  readonly runsDirectory?: string;
  /** Words after the command's name; default: those of this process. */
  readonly words?: readonly string[];
  /** What a person types to call this program, told where a run can be gone on with. Default: `retake`. */
  readonly command?: string;
  /** Default: the terminal of this process. */
  readonly terminal?: Terminal;
}
