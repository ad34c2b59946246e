// Runs one request through the reference implementation and through Retake and compares them. See README.md.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runOurs } from './run-ours.mjs';
import { runReference } from './run-reference.mjs';
import { formatTable } from './table.mjs';

const defaults = {
  checkpoint: 'fixtures/tiny-wan-t2v',
  prompt: 'A red circle rolls across the table.',
  'negative-prompt': '',
  width: '96',
  height: '64',
  frames: '17',
  steps: '20',
  seed: '0',
  guidance: '4',
  'guidance-2': '3',
  'flow-shift': '8',
};
const texts = Object.fromEntries(
  Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]),
);
const { values } = parseArgs({
  options: {
    ...texts,
    residency: { type: 'string', default: 'stream' },
    golden: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    json: { type: 'boolean', default: false },
  },
});

const checkpoint = resolve(values.checkpoint);
const folder = values.golden ? resolve(values.golden) : await runReference({ ...values, checkpoint });
const golden = JSON.parse(await readFile(resolve(folder, 'golden.json'), 'utf8'));
const rows = await runOurs({ folder, golden, checkpoint, residency: values.residency });
const failed = rows.filter(({ error, limit }) => !(error <= limit));
const { versions } = golden;
console.log(
  values.json ? JSON.stringify({ rows, versions, passed: failed.length === 0 }) : formatTable(rows, versions),
);
process.exit(failed.length === 0 ? 0 : 1);
