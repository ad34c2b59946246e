import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CheckpointReport, inspectCheckpoint } from '@retake/inspect';
import type { DamagedCase } from './damaged-case.js';
import { healthy } from './healthy.js';
import { fixtures } from './tools.js';

/** What came of a case. */
export interface CaseResult {
  readonly name: string;
  /** What differs from what is expected; empty when all is right. */
  readonly wrong: readonly string[];
  readonly report: CheckpointReport;
}

const nobody = 65534;
const built = new URL('../../dist/index.js', import.meta.url).href;
const run = promisify(execFile);

/** Makes the folder, damages it, inspects it and compares. */
export async function runCase(one: DamagedCase): Promise<CaseResult> {
  const folder = await mkdtemp(join(tmpdir(), 'retake inspect '));
  try {
    if (one.from !== 'nothing') await cp(join(fixtures, `tiny-wan-${one.from}`), folder, { recursive: true });
    await chmod(folder, 0o755);
    if (one.asStranger) await openUp(folder);
    await one.damage(folder);
    const at = join(folder, one.at ?? '.');
    const report = one.asStranger ? await inspectAsStranger(at) : await inspectCheckpoint(at, one.options);
    return { name: one.name, wrong: differences(one, report), report };
  } finally {
    await openUp(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

async function openUp(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await openUp(join(folder, entry.name));
    else if (entry.isFile()) await chmod(join(folder, entry.name), 0o644);
  }
}

/** Rights mean nothing to root, so root inspects as somebody else, in a process of its own. */
async function inspectAsStranger(folder: string): Promise<CheckpointReport> {
  const script = `import { inspectCheckpoint } from ${JSON.stringify(built)}; process.stdout.write(JSON.stringify(await inspectCheckpoint(${JSON.stringify(folder)})))`;
  const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    ...identity,
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout) as CheckpointReport;
}

function differences(one: DamagedCase, report: CheckpointReport): string[] {
  const wanted = { ...healthy[one.from], ...one.expect };
  const wrong = report.components.flatMap(({ name, status, reason }) => {
    const said = reason === null ? status : `${status} ${reason}`;
    return said === wanted[name] ? [] : [`${name}: ${said}, expected ${wanted[name]}`];
  });
  const compare = (what: string, said: unknown, expected: unknown) => {
    if (expected !== undefined && said !== expected) wrong.push(`${what}: ${said}, expected ${expected}`);
  };
  compare('usable', [...report.usable].sort().join(), [...one.usable].sort().join());
  compare('layout', report.layout, one.layout);
  compare('kind', report.kind, one.kind);
  compare('checkpoint', report.findings.map(({ reason }) => reason).join(), one.checkpoint ?? '');
  return wrong;
}
