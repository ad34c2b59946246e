import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';

await prepare();
// In this very process, so that arguments, Ctrl-C and the exit code are the demo's own; in the folder npm was called from.
const main = inRoot('apps/demo/dist/main.js');
process.chdir(process.env.INIT_CWD ?? process.cwd());
process.argv.splice(1, 1, main);
await import(pathToFileURL(main).href);
