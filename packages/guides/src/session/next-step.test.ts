import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeTools } from '../../test/fake-tools.js';
import { nextStep } from './next-step.js';
import { type GuideOptions, startGuide } from './start-guide.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guides-'));
});
afterEach(() => rm(folder, { recursive: true }));

const full = { freeBytes: 1, totalBytes: 100, freeFiles: 5 };
const start = (options: Partial<GuideOptions> = {}) =>
  startGuide({ guide: 'disk-full', folder, tools: fakeTools({ space: async () => full }), ...options });

test('a step whose check fails stays until it passes, then the next one comes', async () => {
  const session = await start({ facts: { folder: '/data', run: 'r1' } });
  expect(await nextStep(session)).toMatchObject({
    session: 'r1',
    state: 'open',
    step: { id: 'disk-free', number: 1, of: 2, asks: expect.any(String), checked: true },
    check: { state: 'failed', facts: { folder: '/data' } },
    done: [],
  });
  expect((await nextStep(session, 'done')).step?.id).toBe('disk-free');
  const mended = { ...session, tools: fakeTools() };
  const now = await nextStep(mended, 'done');
  expect(now).toMatchObject({
    step: { id: 'go-on', commands: ['retake resume r1'] },
    check: { state: 'unknown' },
  });
  expect(now.done).toMatchObject([{ step: 'disk-free', outcome: 'passed', at: 1_000 }]);
  expect(await nextStep(mended, 'done')).toMatchObject({ state: 'done', step: null, answers: [] });
});

test('another process goes on where this one stopped', async () => {
  await nextStep(await start({ facts: { folder: '/data' } }), 'skip');
  const now = await nextStep(await start());
  expect(now.step?.id).toBe('go-on');
  expect(now.done).toMatchObject([{ step: 'disk-free', outcome: 'skipped' }]);
  expect((await nextStep(await start({ restart: true }))).done).toEqual([]);
});

test('what a step asks for is taken as the answer and kept', async () => {
  const session = await start();
  expect(await nextStep(session)).toMatchObject({
    step: { asks: expect.stringContaining('folder') },
    check: null,
  });
  expect((await nextStep(session, 'done')).step?.id).toBe('disk-free');
  expect(await nextStep(session, '/elsewhere')).toMatchObject({ check: { facts: { folder: '/elsewhere' } } });
  expect(JSON.parse(await readFile(join(folder, 'disk-full.json'), 'utf8')).facts).toEqual({
    folder: '/elsewhere',
  });
});

test('a wrong answer is refused and changes nothing', async () => {
  const session = await start({ facts: { folder: '/data' } });
  await nextStep(session, 'skip');
  await expect(nextStep(session, 'perhaps')).rejects.toMatchObject({ code: 'request_invalid' });
  expect((await nextStep(session)).step?.id).toBe('go-on');
  await nextStep(session, 'stop');
  await expect(nextStep(session, 'done')).rejects.toThrow('stopped');
  expect(await nextStep(await start())).toMatchObject({ state: 'open', step: { id: 'go-on' } });
});

test('an answer before any step was told is meant for the first that is not done', async () => {
  const session = await start({ guide: 'host-memory-full', tools: fakeTools() });
  expect((await nextStep(session, 'skip')).done).toMatchObject([
    { step: 'memory-free', outcome: 'passed' },
    { step: 'swap', outcome: 'passed' },
    { step: 'need-less', outcome: 'skipped' },
  ]);
});

test('where a check cannot look, the word counts', async () => {
  const tools = fakeTools({ space: () => Promise.reject(new Error('EIO')) });
  const session = await start({ facts: { folder: '/data' }, tools });
  expect((await nextStep(session)).check?.state).toBe('unknown');
  expect((await nextStep(session, 'done')).done).toMatchObject([{ outcome: 'confirmed' }]);
});

test('the failure finds the guide, and its facts are used', async () => {
  const failure = {
    code: 'WAN_WEIGHTS_DOWNLOAD/disk_full',
    type: 'storage_space_insufficient',
    facts: { file: '/models/a', bytesAsked: 99, list: [] },
  } as const;
  const { guide: _, ...options } = { guide: '', folder, failure, facts: { folder: '/models' } };
  const session = await startGuide({ ...options, tools: fakeTools({ space: async () => full }) });
  expect(await nextStep(session)).toMatchObject({
    guide: 'disk-full',
    check: { facts: { neededBytes: 99 } },
  });
});

test('an unknown guide, a strange name and a session that is not there are refused', async () => {
  await expect(start({ guide: 'nothing' })).rejects.toMatchObject({ code: 'request_invalid' });
  await expect(start({ id: '../up' })).rejects.toMatchObject({ code: 'request_invalid' });
  await expect(nextStep({ id: 'none', folder, tools: fakeTools() })).rejects.toMatchObject({
    code: 'request_invalid',
  });
});

test('a damaged file means a new beginning, and no drafts are left', async () => {
  await writeFile(join(folder, 'disk-full.json'), '{"version":1,"id":"disk-full"');
  expect((await nextStep(await start())).done).toEqual([]);
  expect(await readdir(folder)).toEqual(['disk-full.json']);
});

test.each([
  ['below a file', 'file/x'],
  ['a file', 'file'],
  ...(process.platform === 'linux' ? [['where no folder can be made', '/proc/retake/guides']] : []),
])('a place for sessions that is %s is said, and nothing is left', async (_, place) => {
  await writeFile(join(folder, 'file'), '');
  await expect(start({ folder: resolve(folder, place) })).rejects.toMatchObject({
    code: 'runs_directory_unusable',
    facts: { folder: resolve(folder, place), errno: expect.any(String) },
  });
  expect(await readdir(folder)).toEqual(['file']);
});

test('a session without a folder goes on as long as it lives, and leaves no file', async () => {
  const session = await start({ folder: null, facts: { folder: '/data', run: 'r1' } });
  expect((await nextStep(session)).step?.id).toBe('disk-free');
  expect((await nextStep(session, 'skip')).step?.id).toBe('go-on');
  expect(await nextStep(session, 'skip')).toMatchObject({ state: 'done', step: null });
  expect(await readdir(folder)).toEqual([]);
});
