import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperationContext } from '@retake/plugin-api';
import { expect, it, onTestFinished } from 'vitest';
import { setAsideCheckpoint } from './set-aside-checkpoint.js';

async function run(stage?: string) {
  const runFolder = await mkdtemp(join(tmpdir(), 'retake-restore-'));
  onTestFinished(() => rm(runFolder, { recursive: true }));
  const checkpoints = join(runFolder, 'checkpoints');
  for (const [folder, steps, seconds] of [
    ['denoise-aaaa', [1, 2], 10],
    ['denoise-bbbb', [9, 10], 20],
    ['denoise_more-cccc', [3], 30],
  ] as const) {
    await mkdir(join(checkpoints, folder), { recursive: true });
    for (const step of steps)
      await writeFile(join(checkpoints, folder, `step-${String(step).padStart(7, '0')}.bin`), `${step}`);
    await utimes(join(checkpoints, folder), seconds, seconds);
  }
  const context = { runFolder, failure: stage === undefined ? {} : { stage } } as OperationContext;
  const names = (folder: string) => readdir(join(runFolder, folder));
  return { perform: (params = {}) => setAsideCheckpoint.run(params, context), names };
}

it('goes back by one step of the newest plan', async () => {
  const { perform, names } = await run('denoise');
  expect(await perform({ newest: 1 })).toMatchObject({
    changed: true,
    detail: 'Set 1 checkpoints aside; denoise goes on from step 9.',
  });
  expect(await names('checkpoints/denoise-bbbb')).toEqual(['step-0000009.bin']);
  expect(await names('set-aside/denoise-bbbb')).toEqual(['step-0000010.bin']);
  expect(await names('checkpoints/denoise-aaaa')).toHaveLength(2);
});

it('goes back to the beginning, and says when there is nothing left', async () => {
  const { perform, names } = await run('denoise');
  expect(await perform()).toMatchObject({ changed: true, detail: expect.stringContaining('its beginning') });
  expect(await names('set-aside/denoise-bbbb')).toHaveLength(2);
  expect(await perform({ newest: 1 })).toMatchObject({ changed: false });
});

it('changes nothing for a stage without checkpoints, or no stage', async () => {
  expect(await (await run('decode')).perform()).toMatchObject({ changed: false });
  expect(await (await run()).perform()).toMatchObject({ changed: false });
});
