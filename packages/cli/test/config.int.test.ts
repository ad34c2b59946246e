import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
