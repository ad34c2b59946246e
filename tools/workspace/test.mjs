import process from 'node:process';
import { inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { runNode } from './run-node.mjs';

await prepare();
const args = process.argv.slice(2);
process.exitCode = await runNode(inRoot('node_modules/vitest/vitest.mjs'), ['run', ...args]);
