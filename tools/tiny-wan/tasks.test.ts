import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseScenes, chooseTasks, requestFor } from './tasks.mjs';
import { world } from './world.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake-tasks-'));
  writeFileSync(join(folder, 'model_index.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('chooseScenes', () => {
  const scenes = chooseScenes(64, 1);
  const key = ({ colour, shape, motion }: (typeof scenes)[number]) => [colour, shape, motion].join();

  it('asks for every held-out combination equally often', () => {
    const times = new Map<string, number>();
    for (const scene of scenes) times.set(key(scene), (times.get(key(scene)) ?? 0) + 1);
    expect([...times.keys()].sort()).toEqual(world.heldOut.map((triple: string[]) => triple.join()).sort());
    expect(new Set(times.values())).toEqual(new Set([2]));
  });

  it('gives the same scenes for the same seed, others for another', () => {
    expect(chooseScenes(64, 1)).toEqual(scenes);
    expect(chooseScenes(64, 2)).not.toEqual(scenes);
  });
});

describe('chooseTasks', () => {
  const requestOf = (model: string) => ({ checkpoint: `/nowhere/${model}`, steps: 20 });

  it('takes those whose checkpoint is there', () => {
    const chosen = chooseTasks(undefined, requestOf, { ti2v: { checkpoint: folder } });
    expect(chosen.map(({ id }) => id)).toEqual(['ti2v', 'ti2v-text']);
    expect(chosen[0]?.request).toEqual({ checkpoint: folder, steps: 20 });
  });

  it('refuses a task there is not', () => {
    expect(() => chooseTasks(['t3v'], requestOf, {})).toThrow('no task "t3v"');
  });
});

it('gives image tasks the first frame of the scene', () => {
  const [scene] = chooseScenes(1, 1);
  const task = { id: 'i2v', image: true, request: { width: 64, steps: 20 } };
  const { request, first } = requestFor(task, scene, { seed: 5, changes: { steps: 10 }, folder });
  expect(request).toMatchObject({ width: 64, steps: 10, seed: 5, image: join(folder, 'i2v-5.png') });
  expect(first).toHaveLength(64 * 64 * 3);
  expect(requestFor({ ...task, image: false }, scene, { seed: 5, changes: {}, folder })).not.toHaveProperty(
    'first',
  );
});
