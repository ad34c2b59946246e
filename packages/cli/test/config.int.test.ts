import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type FakeApp, installFakeApp } from './fake-app.js';
import { type Ended, retake } from './retake.js';

const packages = join(dirname(fileURLToPath(import.meta.url)), '../..');
let app: FakeApp;
beforeAll(async () => {
  app = installFakeApp({ plugin: true });
  const repair = join(app.folder, 'node_modules/@retake/strategy-repair');
  await symlink(join(packages, 'strategy-repair'), repair, 'junction');
});
afterAll(() => app.remove());

/** Writes the section of the app's package.json. */
async function configure(section: unknown): Promise<void> {
  const dependencies = { 'fake-plugin': '1.0.0', '@retake/strategy-repair': '1.0.0' };
  const manifest = { name: 'app', type: 'module', dependencies, retake: section };
  await writeFile(join(app.folder, 'package.json'), JSON.stringify(manifest));
}

async function file(content: unknown): Promise<string> {
  await writeFile(join(app.folder, 'retake.json'), JSON.stringify(content));
  return 'retake.json';
}

const plan = ['plan', '--checkpoint', 'checkpoint', '--prompt', 'x', '--json'];
const errorOf = ({ stdout }: Ended) => JSON.parse(stdout).error;

describe('the configuration of an app', () => {
  test('reaches its plugins and its runs, and a file wins over package.json', async () => {
    const sources = [{ checkpoint: join(app.folder, 'checkpoint'), url: 'https://hub.example/wan' }];
    await configure({
      config: { 'strategy-repair': { sources, folders: [app.folder] } },
      limits: { recoveriesPerFailure: 7, askPersonAfter: 2 },
      priorities: { model_corruption_detected: ['repair.refetch', 'repair.relink'] },
    });
    const wins = await file({ limits: { recoveriesPerFailure: 9 } });
    const words = ['generate', '--checkpoint', 'checkpoint', '--prompt', 'x', '--runs-dir', 'runs'];
    const ended = await retake(app.folder, [...words, '--config', wins]);
    expect(ended).toMatchObject({ code: 0 });
    const [run = ''] = (await readdir(join(app.folder, 'runs'))).filter((name) => /^\d/.test(name));
    const journal = await readFile(join(app.folder, 'runs', run, 'journal.jsonl'), 'utf8');
    expect(journal).toContain('"recoveriesPerFailure":9');
    expect(journal).toContain('"askPersonAfter":2');
  });

  test('decides which actions are listed for a failure, and in which order', async () => {
    const listed = async (...more: string[]) => {
      const { stdout } = await retake(app.folder, [...actions, ...more]);
      return JSON.parse(stdout).actions.map(({ id }: { readonly id: string }) => id);
    };
    const actions = ['actions', '--type', 'model_corruption_detected', '--json'];
    await configure({ priorities: { model_corruption_detected: ['repair.refetch', 'repair.relink'] } });
    expect(await listed()).toEqual(['repair.refetch', 'repair.relink']);
    const wins = await file({ priorities: { model_corruption_detected: ['repair.relink'] } });
    expect(await listed('--config', wins)).toEqual(['repair.relink']);
  });

  test.each<[unknown, string, RegExp]>([
    [{ limits: { recoveriesPerFailure: -1 } }, 'limits.recoveriesPerFailure', /a whole number, 0 or more/],
    [{ limit: {} }, 'limit', /one of config, limits, priorities/],
    [{ priorities: { vram: [] } }, 'priorities.vram', /vram_exhaustion/],
    [
      { priorities: { vram_exhaustion: ['quantise.int8'] } },
      'priorities.vram_exhaustion.0',
      /retake actions/,
    ],
    [{ config: { 'strategy-repair': { folders: ['weights'] } } }, 'folders.0', /absolute path/],
    [{ config: { 'strategy-repair': { folder: [] } } }, 'strategy-repair', /askAfter, folders, sources/],
    [{ config: { 'strategy-repare': {} } }, 'strategy-repare', /strategy-repair/],
  ])('%j is refused, in package.json and in a file', async (section, path, allowed) => {
    await configure(section);
    const own = await retake(app.folder, plan);
    await configure({});
    const given = await retake(app.folder, [...plan, '--config', await file(section)]);
    for (const ended of [own, given]) {
      expect(ended.code).toBe(2);
      expect(errorOf(ended)).toMatchObject({
        code: 'config_invalid',
        message: expect.stringContaining(path),
      });
      expect(errorOf(ended).message).toMatch(allowed);
    }
  });

  test('that is wrong for a plugin stands in its report too', async () => {
    await configure({ config: { 'strategy-repair': { folders: ['weights'] } } });
    const { plugins } = JSON.parse((await retake(app.folder, ['plugins', '--json'])).stdout);
    expect(plugins).toContainEqual(
      expect.objectContaining({ id: 'strategy-repair', code: 'config_invalid' }),
    );
  });

  test('has a damaged file downloaded again from the source it names', async () => {
    const header = JSON.stringify({ a: { dtype: 'U8', shape: [16], data_offsets: [0, 16] } });
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const whole = Buffer.concat([length, Buffer.from(header), Buffer.alloc(16, 'a')]);
    const weights = join(app.folder, 'checkpoint/vae/model.safetensors');
    await mkdir(dirname(weights));
    await writeFile(weights, whole.subarray(0, 20));
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.end(whole);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const source = { checkpoint: join(app.folder, 'checkpoint'), url: `http://127.0.0.1:${port}/wan` };
    const words = ['generate', '--checkpoint', 'checkpoint', '--prompt', 'damaged'];
    await configure({});
    expect((await retake(app.folder, words)).code).toBe(1);
    await configure({ config: { 'strategy-repair': { sources: [source] } } });
    expect((await retake(app.folder, words)).code).toBe(0);
    expect(asked).toEqual(['/wan/vae/model.safetensors']);
    expect(await readFile(weights)).toEqual(whole);
  });

  test('cannot be read from a file that is not there', async () => {
    await configure({});
    const ended = await retake(app.folder, [...plan, '--config', 'gone.json']);
    expect(ended.code).toBe(2);
    expect(errorOf(ended)).toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('gone.json'),
    });
  });
});
