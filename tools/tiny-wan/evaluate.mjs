// Makes clips of combinations that training never saw, through Retake itself, and reads what they show.
//   pnpm turbo run build && node tools/tiny-wan/evaluate.mjs [--tasks t2v,i2v,ti2v,ti2v-text] [--count 96] [--write]
//   node tools/tiny-wan/evaluate.mjs --recovery [--tasks t2v] [--ways INT8,INT4] [--count 32] [--write]
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tinyRequest } from '../../packages/tiny-wan/dist/index.js';
import { evaluate } from './evaluate-tasks.mjs';
import { openProduct } from './product.mjs';
import { compareRecoveries } from './recovery.mjs';
import { strip } from './strip.mjs';
import { chooseTasks } from './tasks.mjs';
import { writeBetween } from './write-between.mjs';
import { writePng } from './write-png.mjs';

const { values } = parseArgs({
  options: {
    tasks: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string' },
    guidance: { type: 'string' },
    shift: { type: 'string' },
    t2v: { type: 'string' },
    i2v: { type: 'string' },
    ti2v: { type: 'string' },
    recovery: { type: 'boolean', default: false },
    ways: { type: 'string' },
    strips: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const places = ['packages/tiny-wan/MODEL_CARD.md', 'docs/measured.md'];
const root = fileURLToPath(new URL('../../', import.meta.url));

const folders = ['t2v', 'i2v', 'ti2v'].flatMap((model) =>
  values[model] ? [[model, { checkpoint: resolve(values[model]) }]] : [],
);
/** Ways to save are ten times the work: one model unless more are named. */
const named = values.tasks ?? (values.recovery ? 't2v' : undefined);
const chosen = chooseTasks(named?.split(','), tinyRequest, Object.fromEntries(folders));
if (chosen.length === 0)
  throw new Error('There are no weights in packages/tiny-wan; give folders with --t2v, --i2v, --ti2v.');
const folder = await mkdtemp(join(tmpdir(), 'retake-evaluate-'));
const product = await openProduct(folder);
try {
  if (values.strips) await mkdir(values.strips, { recursive: true });
  const { table, data } = await (values.recovery ? compareRecoveries : evaluate)(chosen, {
    product,
    folder,
    seed: Number(values.seed),
    ...(values.count && { count: Number(values.count) }),
    ...(values.ways && { ways: values.ways.split(',') }),
    changes: sampling(),
    onClip: report,
  });
  console.log(table);
  if (values.json) await writeFile(values.json, `${JSON.stringify(data, null, 2)}\n`);
  if (values.write) for (const place of places) writeBetween(join(root, place), markOf(), textOf(table));
} finally {
  await product.close();
  await rm(folder, { recursive: true, force: true });
}

/** What the command line changes in every request; the second expert is guided as the first. */
function sampling() {
  const { steps, guidance, shift } = values;
  return (task) => ({
    ...(steps && { steps: Number(steps) }),
    ...(guidance && { guidanceScale: Number(guidance) }),
    ...(guidance && task.model !== 'ti2v' && { guidanceScale2: Number(guidance) }),
    ...(shift && { flowShift: Number(shift) }),
  });
}

function report(task, record, clip, index) {
  const wrong = ['colour', 'shape', 'motion'].filter((name) => !record[name]);
  const image = record.firstFrame === undefined ? '' : ` first frame ${record.firstFrame.toFixed(1)} dB`;
  const verdict = wrong.length > 0 ? `wrong ${wrong.join(', ')}: ${record.found}` : 'right';
  console.error(`${task.id} ${record.seconds.toFixed(1)} s  ${record.prompt}${image}: ${verdict}`);
  const name = `${task.id} ${String(index).padStart(3, '0')} ${record.prompt}${wrong.length > 0 ? ' WRONG' : ''}.png`;
  if (values.strips) writePng(join(values.strips, name.replaceAll(' ', '-')), strip(clip));
}

function markOf() {
  return values.recovery ? 'recovery' : 'measured';
}

/** The table under the command that makes it. */
function textOf(table) {
  const given = Object.entries(values).filter(
    ([name]) => !['write', 'json', 'strips', 'seed'].includes(name),
  );
  const flags = given.flatMap(([name, value]) =>
    value === false ? [] : value === true ? [`--${name}`] : [`--${name} ${value}`],
  );
  return `\`node tools/tiny-wan/${['evaluate.mjs', ...flags].join(' ')}\`:\n\n${table}`;
}
