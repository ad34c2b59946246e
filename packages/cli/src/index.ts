export type { CliOptions } from './cli-options.js';
export { commandNames } from './command-names.js';
export { createCli } from './create-cli.js';
export { exitCodes } from './exit-codes.js';
export { runCli } from './run-cli.js';
export type { Terminal } from './terminal.js';
