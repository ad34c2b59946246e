import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createRetake, type Retake, type RunEventOf, type RunEventType } from '@retake/kernel';
import { fixtures, scratch } from '@retake-e2e/wan-parts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const vae = 'vae/diffusion_pytorch_model.safetensors';
const text = 'text_encoder/model.safetensors';
let home: string;
let retake: Retake;
/** What a source delivers, by path; empty until a test fills it. */
const delivered = new Map<string, Buffer>();
const server = createServer((request, response) => {
  const found = delivered.get(request.url ?? '');
  response.writeHead(found ? 200 : 404).end(found);
});

beforeAll(async () => {
  home = await scratch();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  retake = await createRetake({
    from: import.meta.url,
    runsDirectory: join(home, 'runs'),
    cacheDirectory: join(home, 'cache'),
    config: { 'strategy-repair': { sources: [{ checkpoint: join(home, 'fetched', 'wan'), url }] } },
  });
});

afterAll(async () => {
  await retake.stop();
  server.close();
  await rm(home, { recursive: true, force: true });
});

/** A copy of the tiny checkpoint in a folder of its own. */
async function checkpoint(name: string): Promise<string> {
  const folder = join(home, name, 'wan');
  await cp(join(fixtures, 'tiny-wan-t2v'), folder, { recursive: true });
  return folder;
}

async function generate(folder: string) {
  const size = { width: 32, height: 32, frames: 1, steps: 1, guidanceScale: 1 };
  const job = await retake.submit({ model: 'wan-t2v', checkpoint: folder, prompt: 'a fox', ...size });
  const settled = await job.settled();
  const events = await retake.history(job.id);
  const of = <T extends RunEventType>(type: T) =>
    events.filter((event): event is RunEventOf<T> => event.type === type);
  return { settled, of, operated: of('recovery.operated').filter(({ changed }) => changed) };
}

it('takes the whole copy of a truncated file from the folder beside it', async () => {
  const folder = await checkpoint('relinked');
  const whole = await readFile(join(folder, vae));
  await cp(folder, join(dirname(folder), 'copy'), { recursive: true });
  await truncate(join(folder, vae), whole.length - 1000);
  const { settled, operated } = await generate(folder);
  expect(settled.state).toBe('succeeded');
  expect(operated.map(({ operation }) => operation)).toEqual(['relink-file']);
  expect((await readFile(join(folder, vae))).equals(whole)).toBe(true);
  expect(await readdir(join(folder, 'vae'))).toContain('diffusion_pytorch_model.safetensors.damaged');
});

it('puts the objects of a clone in the place of their pointers', async () => {
  const folder = await checkpoint('cloned');
  const whole = await readFile(join(folder, text));
  const oid = createHash('sha256').update(whole).digest('hex');
  const objects = join(folder, '.git', 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4));
  await mkdir(objects, { recursive: true });
  await writeFile(join(objects, oid), whole);
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${whole.length}\n`;
  await writeFile(join(folder, text), pointer);
  const { settled, operated } = await generate(folder);
  expect(settled.state).toBe('succeeded');
  expect(operated.map(({ operation }) => operation)).toEqual(['restore-lfs-object']);
  expect((await readFile(join(folder, text))).equals(whole)).toBe(true);
});

it('downloads a missing file from its source, and nothing else', async () => {
  const folder = await checkpoint('fetched');
  const whole = await readFile(join(folder, vae));
  delivered.set(`/${vae}`, whole);
  await rm(join(folder, vae));
  const { settled, operated } = await generate(folder);
  expect(settled.state).toBe('succeeded');
  expect(operated.map(({ operation }) => operation)).toEqual(['fetch-file']);
  expect((await readFile(join(folder, vae))).equals(whole)).toBe(true);
});

it('ends after one attempt where nothing can be mended, with what a person can do', async () => {
  const folder = await checkpoint('lost');
  await truncate(join(folder, vae), 100);
  const { settled, of } = await generate(folder);
  expect(settled.state).toBe('failed');
  expect(of('failure')).toHaveLength(1);
  expect(of('recovery.applied')).toEqual([]);
  expect(of('recovery.operated').every(({ changed }) => !changed)).toBe(true);
  expect(of('run.failed')[0]?.nextSteps.join('\n')).toContain('retake resume');
  expect(await readdir(join(folder, 'vae'))).toEqual(['config.json', 'diffusion_pytorch_model.safetensors']);
});
