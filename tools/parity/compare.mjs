// Runs one request through the reference implementation and through Retake and compares them. See README.md.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOptions } from './options.mjs';
import { runOurs } from './run-ours.mjs';
import { runReference } from './run-reference.mjs';
import { formatTable } from './table.mjs';
import { variantCheckpoint } from './variant-checkpoint.mjs';

const { options, text, code } = await readOptions(process.argv.slice(2));
if (text !== undefined) {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}
const folder = options.golden ?? (await runReference(options));
const golden = JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8'));
const checkpoint = await variantCheckpoint(options);
const rows = await runOurs({ folder, golden, checkpoint, residency: options.residency });
const passed = rows.every(({ error, limit }) => error <= limit);
const { versions } = golden;
console.log(options.json ? JSON.stringify({ rows, versions, passed }) : formatTable(rows, versions, passed));
process.exit(passed ? 0 : 1);
