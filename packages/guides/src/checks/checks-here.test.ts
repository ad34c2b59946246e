import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemTools } from '../tools/system-tools.js';
import type { Facts } from '../words/fill.js';
import { type CheckName, checks } from './checks.js';

const { signal } = new AbortController();
const ask = (name: CheckName, facts: Facts, env: NodeJS.ProcessEnv = process.env) =>
  checks[name]({ facts, tools: systemTools(import.meta.dirname, env), signal });
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake checks '));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('disk and memory of this machine: little is there, and a million GiB is not', async () => {
  const many = 2 ** 50;
  expect(await ask('disk', { folder, bytesAsked: 1 })).toMatchObject({ state: 'passed' });
  expect(await ask('disk', { folder, bytesAsked: many })).toMatchObject({ state: 'failed' });
  expect(await ask('memory', { bytesAsked: 1 })).toMatchObject({ state: 'passed' });
  expect(await ask('memory', { bytesAsked: many })).toMatchObject({ state: 'failed' });
});

test('variables and the token file of this user', async () => {
  expect((await ask('online', {}, { HF_HUB_OFFLINE: '1' })).state).toBe('failed');
  expect((await ask('card-visible', {}, { CUDA_VISIBLE_DEVICES: '' })).state).toBe('failed');
  const path = join(folder, 'token');
  expect((await ask('token', {}, { HF_TOKEN_PATH: path })).state).toBe('failed');
  writeFileSync(path, 'made-up-token\n');
  const found = await ask('token', {}, { HF_TOKEN_PATH: path });
  expect(found.state).toBe('passed');
  expect(JSON.stringify(found)).not.toContain('made-up-token');
});

test('a server on this machine: its file, one that is not there, one that is refused, and no server', async () => {
  const statuses: Readonly<Record<string, number>> = { '/': 200, '/file': 200, '/secret': 403 };
  const server = createServer((request, response) => {
    response.writeHead(statuses[request.url ?? ''] ?? 404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = async (path: string) => (await ask('url', { url: `${at}${path}` }, {})).text;
  expect(await state('/file')).toContain('may be downloaded');
  expect(await state('/gone')).toContain('does not exist');
  expect(await state('/secret')).toContain('not open to anybody');
  expect((await ask('reachable', { url: at })).state).toBe('passed');
  await new Promise((closed) => server.close(closed));
  expect((await ask('reachable', { url: at })).state).toBe('failed');
});

test('a folder that is no model', async () => {
  expect(await ask('checkpoint', { checkpoint: folder })).toMatchObject({ state: 'failed' });
  expect(await ask('checkpoint', { checkpoint: join(folder, 'none') })).toMatchObject({
    state: 'failed',
    text: expect.stringContaining('none'),
  });
}, 60_000);

describe.skipIf(spawnSync('ffmpeg', ['-version']).error !== undefined)('a clip, looked at by ffmpeg', () => {
  const clip = (name: string, source: string) => {
    const video = join(folder, name);
    const words = ['-v', 'error', '-f', 'lavfi', '-i', source, '-frames:v', '16', '-c:v', 'mpeg4', video];
    execFileSync('ffmpeg', words);
    return video;
  };

  test.each([
    ['moves.mp4', 'testsrc=size=64x64:rate=16', 'passed', 'pictures that move'],
    ['black.mp4', 'color=black:size=64x64:rate=16', 'failed', 'are black'],
    ['noise.mp4', "nullsrc=s=64x64:r=16,geq=lum='random(1)*255':cb=128:cr=128", 'failed', 'is noise'],
    ['still.mp4', 'smptebars=size=64x64:rate=16', 'failed', 'without motion'],
  ])(
    '%s',
    async (name, source, state, text) => {
      const video = clip(name, source);
      expect(await ask('video', { video })).toMatchObject({ state, text: expect.stringContaining(text) });
    },
    60_000,
  );

  test('that is not there', async () => {
    expect(await ask('video', { video: join(folder, 'no.mp4') })).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('No such file'),
    });
  });
});
