import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperationContext } from '@retake/plugin-api';
import { expect, it, onTestFinished } from 'vitest';
import { setAsideOutput } from './set-aside-output.js';

it('sets the result of a stage aside, as often as it is made', async () => {
  const runFolder = await mkdtemp(join(tmpdir(), 'retake-restore-'));
  onTestFinished(() => rm(runFolder, { recursive: true }));
  const context = { runFolder } as OperationContext;
  const perform = () => setAsideOutput.run({ stage: 'denoise' }, context);
  for (let turn = 0; turn < 2; turn += 1) {
    await mkdir(join(runFolder, 'stages', 'denoise-abcd'), { recursive: true });
    await writeFile(join(runFolder, 'stages', 'denoise-abcd', 'latents'), `${turn}`);
    expect(await perform()).toMatchObject({ changed: true });
  }
  expect(await readdir(join(runFolder, 'stages'))).toEqual([]);
  expect((await readdir(join(runFolder, 'set-aside'))).sort()).toEqual(['denoise-abcd', 'denoise-abcd.2']);
  expect(await perform()).toMatchObject({ changed: false });
  expect(await setAsideOutput.run({}, context)).toMatchObject({ changed: false });
});
