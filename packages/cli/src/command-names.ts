import { commands } from './commands/index.js';

/** Names of all commands, in the order of the help page. */
export const commandNames: readonly string[] = commands.map(({ name }) => name);
