import type { CliOptions } from './cli-options.js';
import { runCli } from './run-cli.js';

/** The whole program: runs the command of this process and leaves its exit code behind. */
export async function createCli(options: CliOptions = {}): Promise<void> {
  process.exitCode = await runCli(options);
}
