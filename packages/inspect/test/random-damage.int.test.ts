import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckpointReport, inspectCheckpoint } from '@retake/inspect';
import { afterAll, expect, test } from 'vitest';
import { healthy } from './damaged/healthy.js';
import { fixtures, overwrite, pages } from './damaged/tools.js';

const draws = 120;
const flips = 60;
const sources = ['t2v-bf16', 'i2v', 'ti2v'] as const;
/** Files that a component cannot do without. */
const vital = /\.(safetensors|index\.json)$|(^|\/)(scheduler_)?config\.json$|tokenizer(_config)?\.json$/;

/** Numbers from 0 to 1 that are the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Damage = (path: string, random: () => number) => Promise<unknown>;

/** Ways to ruin any file. */
const damages: Readonly<Record<string, Damage>> = {
  removed: (path) => rm(path),
  emptied: (path) => truncate(path, 0),
  'cut anywhere': async (path, random) =>
    truncate(path, Math.floor((await stat(path)).size * random() * 0.98)),
  'a page instead': (path, random) =>
    writeFile(path, [pages.html, pages.lfs, pages.xml][Math.floor(random() * 3)] ?? ''),
  'zeros from anywhere': async (path, random) => {
    const { size } = await stat(path);
    await truncate(path, Math.floor(size * random() * 0.9));
    await truncate(path, size);
  },
};

const names = Object.keys(damages);
const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;
const right: string[] = [];

async function withCopy(
  source: (typeof sources)[number],
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'retake random '));
  try {
    await cp(join(fixtures, `tiny-wan-${source}`), folder, { recursive: true });
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function filesOf(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true });
  return all.filter((file) => file.includes('/') && vital.test(file)).sort();
}

const statuses = (report: CheckpointReport) =>
  Object.fromEntries(report.components.map(({ name, status }) => [name, status]));

test.each(Array.from({ length: draws }, (_, seed) => seed))(
  'one file ruined at random, seed %d',
  async (seed) => {
    const random = seeded(seed);
    const source = pick(sources, random);
    await withCopy(source, async (folder) => {
      const file = pick(await filesOf(folder), random);
      const name = pick(names, random);
      await damages[name]?.(join(folder, file), random);
      const component = file.split('/')[0] ?? '';
      const found = statuses(await inspectCheckpoint(folder));
      const expected = { ...healthy[source], [component]: expect.not.stringMatching(/^usable$/) };
      expect(found, `${source}: ${file} ${name}`).toEqual(expected);
      right.push(file);
    });
  },
);

test.each(Array.from({ length: flips }, (_, seed) => seed))(
  'bytes flipped in a header, seed %d',
  async (seed) => {
    const random = seeded(seed + draws);
    await withCopy('ti2v', async (folder) => {
      const weights = (await filesOf(folder)).filter((file) => file.endsWith('.safetensors'));
      const path = join(folder, pick(weights, random));
      const header = Number((await readFile(path)).readBigUInt64LE(0));
      await overwrite(path, Math.floor(random() * (header + 8)), Buffer.from([Math.floor(random() * 256)]));
      const report = await inspectCheckpoint(folder);
      expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
    });
  },
);

afterAll(() =>
  console.log(`files ruined at random: the right component named in ${right.length} of ${draws}`),
);
