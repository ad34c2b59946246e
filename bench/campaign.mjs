// A campaign of failures: many generations through the real kernel, strategies and classifiers, with a simulated model whose stages
// fail with the words of real programs. SIMULATED: it says how decisions are made, not how often real machines recover.
//   node bench/campaign.mjs [--generations 1020] [--least 1000] [--seed 7] [--passes 2] [--faults] [--json]   (quick with TMPDIR=/dev/shm)
import { parseArgs } from 'node:util';
import { failureTypes } from '@retake/plugin-api';
import { play } from './campaign/play.mjs';

const { values } = parseArgs({
  options: {
    generations: { type: 'string', default: '1020' },
    least: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '7' },
    passes: { type: 'string', default: '2' },
    faults: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [generations, leastGenerations, seed, passes] = [
  values.generations,
  values.least,
  values.seed,
  values.passes,
].map(Number);
const recoveredAim = 0.8;
const print = values.json ? () => {} : console.log;
const every = 100;

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const tell = (count) => count % every === 0 && process.stderr.write(`${count} of ${generations}\n`);
const succeeded = ({ end }) => end === 'run.finished';
const recoverable = ({ effect }) => effect.recoverable;

const begun = Date.now();
const played = [];
for (let pass = 0; pass < passes; pass += 1) played.push(await play({ generations, seed, tell }));
const [{ results, plugins }] = played;
const hashes = new Set(played.map(({ hash }) => hash));

const down = plugins.filter(({ state }) => state !== 'active' && state !== 'skipped');
for (const { package: name, state } of down) print(`not up: ${name} (${state})`);

const nameOf = ({ fault: { type, stage, index } }) => (values.faults ? `${type} ${stage} #${index}` : type);
const groups = new Map();
for (const result of results) groups.set(nameOf(result), [...(groups.get(nameOf(result)) ?? []), result]);

print(
  'SIMULATED campaign: no real model, machine or network; real kernel, strategies, classifiers and run folders',
);
print(
  '| type | generations | recoverable | recovered | share | typed as drawn | same again, not transient |',
);
print('|---|---|---|---|---|---|---|');
for (const [name, ofType] of [...groups, ['all', results]]) {
  const can = ofType.filter(recoverable);
  const did = can.filter(succeeded);
  const right = ofType.filter(({ fault, failures }) => failures[0]?.type === fault.type).length;
  const inVain = ofType
    .flatMap(({ same }) => same)
    .filter(({ transience }) => transience !== 'transient').length;
  print(
    `| ${[name, ofType.length, can.length, did.length, percent(did.length, can.length), percent(right, ofType.length), inVain].join(' | ')} |`,
  );
}

const can = results.filter(recoverable);
const share = can.filter(succeeded).length / can.length;
const vain = results
  .flatMap(({ same }) => same)
  .filter(({ transience }) => transience !== 'transient').length;
const misread = results
  .filter(({ effect }) => !effect.transient)
  .reduce((sum, { same }) => sum + same.length, 0);
const untyped = results.filter(({ typed }) => !typed).length;
const missing = failureTypes.filter((type) => !results.some(({ fault }) => fault.type === type));
const impossible = results.filter((one) => !recoverable(one) && !one.effect.beyond && succeeded(one)).length;

const aims = [
  [`generations: ${results.length}`, results.length >= leastGenerations],
  [`failure types without a fault: ${missing.length}`, missing.length === 0],
  [
    `recovered automatically among the recoverable: ${percent(can.filter(succeeded).length, can.length)} (aim ≥ 80 %)`,
    share >= recoveredAim,
  ],
  [`attempts that changed nothing for a non-transient failure: ${vain} (aim 0)`, vain === 0],
  [`runs without a typed end: ${untyped} (aim 0)`, untyped === 0],
  [`unrecoverable by construction, yet finished: ${impossible} (aim 0)`, impossible === 0],
  [
    `decision logs of ${passes} passes: ${hashes.size} different (${[...hashes].map((hash) => hash.slice(0, 16))})`,
    passes > 1 && hashes.size === 1,
  ],
  [
    `calls of plugins without an answer: ${results.reduce((sum, { pluginProblems }) => sum + pluginProblems, 0)}`,
    results.every(({ pluginProblems }) => pluginProblems === 0),
  ],
  [`plugins not up: ${down.length}`, down.length === 0],
];
for (const [text, met] of aims) print(`${met ? 'met   ' : 'MISSED'} ${text}`);
print(`information: same again where the fault was not transient but its words are: ${misread} attempts`);
const beyond = results.filter((one) => !recoverable(one) && succeeded(one)).length;
print(`information: finished with a clip smaller than any level: ${beyond}`);
const short = can.filter((one) => succeeded(one) && one.fault.type === 'vram_exhaustion');
const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
print(
  `information: recovered shortages of device memory keep ${percent(mean(short.map(({ kept }) => kept)), 1)} of pixels × frames on average, after ${mean(short.map(({ failures }) => failures.length)).toFixed(1)} failures`,
);
print(`${((Date.now() - begun) / 1000).toFixed(0)} s`);
if (values.json)
  console.log(
    JSON.stringify({
      simulated: true,
      generations: results.length,
      recoverable: can.length,
      recovered: can.filter(succeeded).length,
      vain,
      untyped,
      logs: [...hashes],
      passes,
      missed: aims.filter(([, met]) => !met).map(([text]) => text),
    }),
  );
if (aims.some(([, met]) => !met)) process.exitCode = 1;
