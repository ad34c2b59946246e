// Peak memory of the inference process with and without each action that claims to save some; a process for each figure.
//   node bench/action-memory.mjs [--only offload.blocks,quantize.int8] [--json]
// Real parts of the pipeline over random weights that it makes first (about 280 MB, gone afterwards). Ends with 1 when an
// action does not do what the catalogue says of it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { catalogue } from '@retake/remedies';
import { memoryCases } from './action-memory/cases.mjs';
import { openParts } from './action-memory/parts.mjs';
import { openRuntime } from './open-runtime.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const megabyte = 1e6;
/** More of them only wait for each other where the machine has other work. */
const threads = 1;
/** A saving below this share is none. */
const leastSaving = 0.05;
const tool = fileURLToPath(new URL('../tools/synthetic-checkpoint/make.mjs', import.meta.url));

const only = values.only?.split(',');
const unknown = only?.find((id) => !memoryCases.some((one) => one.id === id));
if (unknown !== undefined) {
  const known = [...new Set(memoryCases.map(({ id }) => id))].join(', ');
  console.error(`--only ${unknown}: there is no such action here. Known are: ${known}`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'action-memory-'));
try {
  const sizes = ['--preset', 'mid', '--layers', '3', '--vae-base', '8'];
  execFileSync(process.execPath, [tool, '--out', folder, ...sizes]);
  const idle = await peakOf(async () => {});
  const rows = [];
  for (const { id, what, without, applied } of memoryCases) {
    if (only !== undefined && !only.includes(id)) continue;
    const before = (await peakOf(without)) - idle;
    const after = (await peakOf(applied)) - idle;
    const claim = catalogue.find((row) => row.id === id)?.effect.memory;
    const saves = after < before * (1 - leastSaving);
    rows.push({ id, what, before, after, claim, holds: claim === undefined || saves === (claim === 'less') });
    if (!values.json) console.log(show(rows.at(-1)));
  }
  if (values.json) console.log(JSON.stringify({ idle, rows }));
  if (rows.some(({ holds }) => !holds)) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}

/** Highest resident memory of an inference process that did the work, in bytes. */
async function peakOf(work) {
  const { worker, close } = await openRuntime(threads);
  const another = [];
  const inNewProcess = async () => {
    const next = await openRuntime(threads);
    another.push(next);
    return openParts(folder, next.worker);
  };
  try {
    await work(await openParts(folder, worker), { inNewProcess });
    const pids = another.length > 0 ? another.map((one) => one.worker.pid) : [worker.pid];
    return Math.max(...pids.map(highest));
  } finally {
    await Promise.all([close(), ...another.map((one) => one.close())]);
  }
}

function highest(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

function show({ id, what, before, after, claim, holds }) {
  const figures = [before, after].map((bytes) => (bytes / megabyte).toFixed(0).padStart(5));
  return `${holds ? ' ' : '!'} ${id.padEnd(26)} ${figures.join(' →')} MB  (says: ${claim})  ${what}`;
}
