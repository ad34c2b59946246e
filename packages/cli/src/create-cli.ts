import type { CliOptions } from './cli-options.js';
import { leaveWithReader } from './leave-with-reader.js';
import { runCli } from './run-cli.js';

/** The whole program: runs the command of this process and leaves its exit code behind. */
export async function createCli(options: CliOptions = {}): Promise<void> {
  leaveWithReader(process);
  process.exitCode = await runCli(options);
}
