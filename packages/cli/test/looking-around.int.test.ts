import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeApp, installFakeApp } from './fake-app.js';
import { type Ended, retake } from './retake.js';

let app: FakeApp;
let bare: FakeApp;
beforeAll(() => {
  app = installFakeApp({ plugin: true });
  bare = installFakeApp({ plugin: false });
});
afterAll(() => {
  app.remove();
  bare.remove();
});

const json = (ended: Ended) => JSON.parse(ended.stdout);

describe('looking around', () => {
  test('plan shows needs per stage and starts nothing', async () => {
    const ended = await retake(app.folder, [
      'plan',
      '--checkpoint',
      'checkpoint',
      '--prompt',
      'x',
      '--set',
      'a.b=1',
      '--json',
    ]);
    expect(json(ended)).toMatchObject({
      fits: true,
      estimates: [{ stage: 'denoise' }],
      plan: { hardware: 'fake-machine' },
    });
  });

  test('plan is readable without --json', async () => {
    const { stdout } = await retake(app.folder, ['plan', '--checkpoint', 'checkpoint', '--prompt', 'x']);
    expect(stdout).toMatch(/denoise\s+1 MiB\s+weights 1 MiB[\s\S]*✓ fits into/);
  });

  test('plugins lists states and what is missing', async () => {
    const ended = await retake(app.folder, ['plugins', '--json']);
    const { plugins, missing } = json(ended);
    expect(plugins).toMatchObject([{ id: 'fake', state: 'active' }]);
    expect(missing.map(({ point }: { point: string }) => point)).toEqual([
      'runtime',
      'encoder',
      'images',
      'strategy',
    ]);
  });

  test('actions lists every remedy, and what is missing for it', async () => {
    const all = json(await retake(app.folder, ['actions', '--json'])).actions;
    expect(all.length).toBeGreaterThanOrEqual(50);
    const some = json(await retake(app.folder, ['actions', '--type', 'vram_exhaustion', '--json'])).actions;
    expect(some.length).toBeLessThan(all.length);
    expect(some.find(({ id }: { id: string }) => id === 'fallback.tiling')).toMatchObject({
      consent: 'auto',
      state: 'needs @retake/strategy-fallback',
      docs: 'docs/actions.md#fallbacktiling',
    });
    const { stdout } = await retake(app.folder, ['actions', '--type', 'storage_space_insufficient']);
    expect(stdout).toMatch(/guide\.free-disk\s+manual/);
    expect((await retake(app.folder, ['actions', '--type', 'vram_exhausted'])).stderr).toMatch(
      /Did you mean vram_exhaustion/,
    );
  });

  test('actions are listed where there is no app, and not for an app that is not there', async () => {
    const nowhere = await mkdtemp(join(tmpdir(), 'no app '));
    const all = json(await retake(nowhere, ['actions', '--json'])).actions;
    expect(all.length).toBeGreaterThanOrEqual(50);
    expect(all[0].state).toBe('no app in this folder');
    expect((await retake(nowhere, ['actions', '--app', nowhere])).code).toBe(2);
    await rm(nowhere, { recursive: true });
  });

  test('doctor names what is missing and ends with 1', async () => {
    const ended = await retake(app.folder, ['doctor', '--json']);
    const states = Object.fromEntries(
      json(ended).checks.map(({ id, state }: { id: string; state: string }) => [id, state]),
    );
    expect(ended.code).toBe(1);
    expect(states).toMatchObject({
      node: 'ok',
      'plugin:fake': 'ok',
      'hardware:fake-machine': 'ok',
      'missing:runtime': 'fail',
    });
  });

  test('an app without plugins is told all it lacks', async () => {
    const { code, stderr } = await retake(bare.folder, [
      'generate',
      '--checkpoint',
      'checkpoint',
      '--prompt',
      'fine',
    ]);
    expect(code).toBe(2);
    for (const name of ['model-wan-t2v', 'runtime-ort', 'encoder-mp4', 'hw-cpu', 'strategy-retry'])
      expect(stderr).toContain(`@retake/${name}`);
  });

  test('the app can be named', async () => {
    const ended = await retake(bare.folder, ['plugins', '--app', app.folder, '--json']);
    expect(json(ended).plugins).toHaveLength(1);
  });

  test.each([[[]], [['--help']], [['generate', '--help']], [['--version']]])(
    '%j ends with 0',
    async (words) => {
      const ended = await retake(app.folder, words);
      expect([ended.code, ended.stderr]).toEqual([0, '']);
      expect(ended.stdout).not.toBe('');
    },
  );
});
