import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeApp, installFakeApp } from './fake-app.js';
import { retake } from './retake.js';

let app: FakeApp;
beforeAll(() => {
  app = installFakeApp({ plugin: true });
});
afterAll(() => {
  app.remove();
});

const fix = (...words: string[]) => retake(app.folder, ['fix', ...words]);

test('a failed run names its guide, and the guide goes on from call to call', async () => {
  const words = ['generate', '--checkpoint', 'checkpoint', '--prompt', 'full', '--json'];
  const failed = await retake(app.folder, words);
  const { run, words: told } = JSON.parse(failed.stdout);
  expect(told).toMatchObject({ guide: 'disk-full', page: 'docs/errors/storage_space_insufficient.md' });
  expect(failed.stderr).toContain(`retake fix ${run}`);
  const listed = await retake(app.folder, ['runs']);
  expect(listed.stdout).toMatch(new RegExp(`${run} .*failed.* retake resume ${run}`));
  const first = JSON.parse((await fix(run, '--json', '--know', `folder=${app.folder}`)).stdout);
  expect(first).toMatchObject({
    session: run,
    guide: 'disk-full',
    state: 'open',
    check: { state: 'failed' },
  });
  const second = JSON.parse((await fix(run, '--json', '--answer', 'skip')).stdout);
  expect(second).toMatchObject({
    step: { commands: [`retake resume ${run}`] },
    done: [{ outcome: 'skipped' }],
  });
  const still = JSON.parse((await fix(run, '--json', '--continue')).stdout);
  expect(still).toMatchObject({
    step: { id: 'go-on' },
    check: { state: 'failed', text: expect.stringContaining('stands where it failed') },
  });
  const ended = await fix(run, '--json', '--answer', 'skip');
  expect([ended.code, JSON.parse(ended.stdout).state]).toEqual([0, 'done']);
});

test('of a run that came to its end nothing is left to do, whatever broke on the way', async () => {
  const words = [
    'generate',
    '--checkpoint',
    'checkpoint',
    '--prompt',
    'hungry',
    '--memory',
    '32MiB',
    '--json',
  ];
  const { run } = JSON.parse((await retake(app.folder, words)).stdout);
  expect((await retake(app.folder, ['resume', run, '--memory', '128MiB'])).code).toBe(0);
  const told = await fix(run);
  expect([told.code, told.stdout]).toEqual([0, expect.stringContaining(`Run ${run} succeeded`)]);
  const document = JSON.parse((await fix(run, '--json')).stdout);
  expect(document).toEqual({ guide: null, run, state: 'succeeded' });
});

test('a failure without a guide is told in words, with steps to take', async () => {
  const words = ['generate', '--checkpoint', 'checkpoint', '--prompt', 'broken', '--json'];
  const failed = JSON.parse((await retake(app.folder, words)).stdout);
  const told = await fix(failed.run, '--json');
  expect([told.code, JSON.parse(told.stdout)]).toMatchObject([
    1,
    {
      guide: null,
      code: failed.failure.code,
      nextSteps: expect.any(Array),
      resume: `retake resume ${failed.run}`,
    },
  ]);
  expect((await fix(failed.run)).stdout).toContain('What you can do');
});

test('a guide needs no failure; without a terminal each call is one step', async () => {
  const open = await fix('disk-full', '--answer', 'skip');
  expect([open.code, open.stderr]).toEqual([
    1,
    'Go on with: retake fix disk-full --continue   (or --answer skip, --answer stop)\n',
  ]);
  expect(open.stdout).toMatch(/Step 2 of 2: /);
});

test('guides are listed, and what is neither run nor guide is refused with the nearest', async () => {
  expect((await fix()).stdout).toContain('cuda-provider-missing');
  const wrong = await fix('disk-ful');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('Did you mean disk-full?');
});

test('a guide is told also where its folder takes nothing, as on the full disk it is for', async () => {
  const told = await fix('disk-full', '--runs-dir', 'package.json/runs', '--json');
  expect(JSON.parse(told.stdout)).toMatchObject({ guide: 'disk-full', step: { number: expect.any(Number) } });
  expect(told.stderr).toMatch(
    /cannot be kept, every call begins anew\. The runs directory .* cannot be used/,
  );
  expect(told.stderr).not.toContain('--continue');
});
