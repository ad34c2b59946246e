import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openHistory, systemClock } from '@retake/kernel';
import { describe, expect, it, onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('history-writer.mjs', import.meta.url));
const writers = 4;
const runsEach = 5;
const manyProcessesMs = 240_000;
/** Nobody in particular: somebody who may not write what others own. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

async function home(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'retake history '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'package.json'), '{"name":"writer-app"}');
  await mkdir(join(folder, 'runs'));
  return folder;
}

/** Starts a process; it is ready when this resolves, and `end` lets it work and gives what it said. */
async function start(folder: string, count: number, uid?: number) {
  const options = { stdio: 'pipe', ...(uid === undefined ? {} : { uid, gid: uid }) } as const;
  const child = spawn(process.execPath, [script, folder, String(count)], options);
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value ?? errors).toBe('ready');
  return {
    async end(): Promise<readonly string[]> {
      child.stdin.end('go\n');
      const said: string[] = [];
      for (let next = await lines.next(); !next.done; next = await lines.next()) said.push(next.value);
      expect(said.at(-1), errors).toBe('done');
      return said.slice(0, -1);
    },
  };
}

async function known(folder: string) {
  const history = openHistory({ runsDirectory: join(folder, 'runs'), clock: systemClock, owner: 'test' });
  onTestFinished(() => history.close());
  const { runs, failures, recoveries } = await history.list({ limit: 1_000 });
  return {
    runs: runs.filter(({ outcome }) => outcome === 'succeeded').length,
    failures: failures.length,
    recoveries: recoveries.filter(({ outcome }) => outcome === 'helped').length,
  };
}

describe('the history under several processes', { timeout: manyProcessesMs }, () => {
  it('loses no record when all write at once', async () => {
    const folder = await home();
    const all = await Promise.all(Array.from({ length: writers }, () => start(folder, runsEach)));
    expect((await Promise.all(all.map(({ end }) => end()))).flat()).toEqual([]);
    const records = writers * runsEach;
    expect(await known(folder)).toEqual({ runs: records, failures: records, recoveries: records });
  });

  it('is moved aside once when all find it damaged, and loses no record after it', async () => {
    const folder = await home();
    const file = join(folder, 'runs', 'history.sqlite');
    await writeFile(file, 'this is no database'.repeat(1_000));
    const all = await Promise.all(Array.from({ length: writers }, () => start(folder, 1)));
    const said = (await Promise.all(all.map(({ end }) => end()))).flat();
    expect(said).toEqual([expect.stringContaining('was damaged')]);
    const aside = (await readdir(join(folder, 'runs'))).filter((name) => name.includes('damaged'));
    expect(aside).toHaveLength(1);
    expect(await known(folder)).toEqual({ runs: writers, failures: writers, recoveries: writers });
  });

  it.each([
    ['its file is read-only', (file: string) => chmod(file, 0o444)],
    ['a folder has its name', (file: string) => rm(file).then(() => mkdir(file))],
  ])('lets runs go on, and says so once in each, when %s', async (_what, spoil) => {
    const folder = await home();
    const file = join(folder, 'runs', 'history.sqlite');
    await (await start(folder, 1)).end();
    await spoil(file);
    const before = await stat(file);
    for (const path of [folder, join(folder, 'runs')]) await chmod(path, 0o777);
    const said = await (await start(folder, 2, isRoot ? nobody : undefined)).end();
    const told = expect.stringMatching(/^problem \w+ The history of recoveries .* cannot be used/);
    expect(said).toEqual([told, told]);
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
  });
});
