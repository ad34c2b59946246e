import { describe, expect, test } from 'vitest';
import { fakeTools } from '../../test/fake-tools.js';
import type { GuideTools } from '../tools/guide-tools.js';
import type { Facts } from '../words/fill.js';
import { type CheckName, checks } from './checks.js';

const ask = (name: CheckName, parts: Partial<GuideTools> = {}, facts: Facts = {}) =>
  checks[name]({ facts, tools: fakeTools(parts), signal: new AbortController().signal });
const says = (stdout: string, stderr = '', exitCode = 0): Partial<GuideTools> => ({
  run: async () => ({ stdout, stderr, exitCode }),
});
const gibibyte = 2 ** 30;
const ldconfig = ['libcudart.so.12', 'libcublas.so.12', 'libcudnn.so.9'].map(
  (name) => `${name} (libc6) => /x`,
);
const clip = (found: string) => says('', `  Duration: 00:00:04.00, start: 0\n${found}`);

const journal = (...types: readonly string[]): Partial<GuideTools> => ({
  read: async () =>
    `${types.map((type) => JSON.stringify({ sum: 's', entry: { type, failure: { userMessage: 'Full.' } } })).join('\n')}\n{"torn`,
});

const cases: readonly (readonly [
  CheckName,
  'passed' | 'failed' | 'unknown',
  Partial<GuideTools>,
  Facts,
  string,
])[] = [
  ['card-listed', 'passed', {}, {}, 'NVIDIA RTX 4080, 16.0 GiB'],
  ['card-listed', 'failed', { run: async () => null }, {}, 'not installed'],
  ['card-listed', 'failed', says('', 'No devices were found', 6), {}, 'No devices were found'],
  ['card-listed', 'unknown', { platform: 'darwin' }, {}, 'Macs'],
  ['card-visible', 'passed', { env: { CUDA_VISIBLE_DEVICES: '0' } }, {}, 'No variable'],
  ['card-visible', 'failed', { env: { CUDA_VISIBLE_DEVICES: '-1' } }, {}, 'CUDA_VISIBLE_DEVICES'],
  ['card-memory', 'passed', {}, { bytesAsked: 10 * gibibyte }, '14.6 GiB'],
  ['card-memory', 'failed', {}, { bytesAsked: 20 * gibibyte }, '20.0 GiB are needed'],
  ['driver', 'passed', {}, {}, '550.90'],
  ['driver', 'failed', says('GTX 1080, 470.82, 8119, 8000'), {}, 'too old'],
  ['cuda-provider', 'passed', {}, {}, 'cpu, cuda'],
  ['cuda-provider', 'failed', { providers: async () => ['cpu'] }, {}, 'not cuda'],
  ['cuda-provider', 'failed', { providers: async () => null }, {}, 'No ONNX Runtime'],
  ['cuda-libraries', 'passed', says(ldconfig.join('\n')), {}, 'found'],
  ['cuda-libraries', 'failed', says(ldconfig.slice(1).join('\n')), {}, 'Not found: libcudart.so.12'],
  ['cuda-libraries', 'unknown', { run: async () => null }, {}, 'ldconfig'],
  ['disk', 'passed', {}, { folder: '/x' }, '50.0 GiB'],
  ['disk', 'failed', {}, { file: '/y/model.safetensors', bytesAsked: 60 * gibibyte }, 'disk of /y'],
  [
    'disk',
    'failed',
    { space: async () => ({ freeBytes: 9e12, totalBytes: 9e12, freeFiles: 0 }) },
    {},
    'no inodes',
  ],
  ['disk', 'unknown', { space: () => Promise.reject(new Error('EIO')) }, {}, 'EIO'],
  ['memory', 'passed', {}, {}, '20.0 GiB of 32.0 GiB'],
  ['memory', 'failed', {}, { bytesAsked: 30 * gibibyte }, '30.0 GiB are needed'],
  ['swap', 'passed', {}, {}, '32.0 GiB memory'],
  [
    'swap',
    'unknown',
    { memory: async () => ({ freeBytes: 1, totalBytes: 1, swapBytes: null }) },
    {},
    'cannot be read',
  ],
  ['swap', 'failed', { memory: async () => ({ freeBytes: 1, totalBytes: 1, swapBytes: 2 }) }, {}, 'together'],
  ['int8', 'passed', { read: async () => 'flags : sse avx512_vnni' }, {}, 'avx512_vnni'],
  ['int8', 'failed', { read: async () => 'flags : sse avx2' }, {}, 'no instructions'],
  ['int8', 'unknown', {}, {}, 'cannot be read'],
  ['reachable', 'passed', { head: async () => ({ status: 404, retryAfterSeconds: null }) }, {}, 'HTTP 404'],
  ['reachable', 'failed', { head: async () => ({ status: 429, retryAfterSeconds: 30 }) }, {}, '30 s'],
  ['reachable', 'failed', { head: async () => ({ status: 503, retryAfterSeconds: null }) }, {}, 'HTTP 503'],
  ['reachable', 'failed', { head: async () => ({ problem: 'ENOTFOUND' }) }, {}, 'ENOTFOUND'],
  [
    'url',
    'failed',
    { head: async () => ({ status: 403, retryAfterSeconds: null }) },
    { repository: 'owner/model' },
    'without a token',
  ],
  [
    'url',
    'passed',
    { head: async () => ({ status: 302, retryAfterSeconds: null }) },
    { url: 'https://example.test/x' },
    'HTTP 302',
  ],
  ['url', 'failed', {}, { repository: 'no name; of one' }, 'owner/name'],
  ['url', 'unknown', {}, {}, 'not known'],
  ['token', 'passed', { env: { HF_TOKEN: 'secret' } }, {}, 'stored'],
  ['token', 'failed', {}, {}, 'hf auth login'],
  ['online', 'failed', { env: { HF_HUB_OFFLINE: '1' } }, {}, 'HF_HUB_OFFLINE'],
  ['online', 'passed', { env: { HF_HUB_OFFLINE: '0' } }, {}, 'No variable'],
  ['checkpoint', 'passed', {}, { checkpoint: '/m' }, 'whole'],
  ['checkpoint', 'unknown', {}, {}, 'not known'],
  [
    'checkpoint',
    'failed',
    { inspect: async () => ({ usable: false, summary: 'Broken.', problems: ['vae is cut short.'] }) },
    { checkpoint: '/m' },
    'vae is cut short',
  ],
  ['video', 'passed', clip('black_duration:0.4'), { video: 'a.mp4' }, '4.0 s'],
  ['video', 'failed', clip('black_start:0 black_end:4 black_duration:4'), { video: 'a.mp4' }, 'black'],
  ['video', 'failed', clip('freeze_start: 0.5'), { video: 'a.mp4' }, '3.5 s of 4.0 s are without motion'],
  [
    'video',
    'failed',
    says('', 'moov atom not found', 1),
    { video: 'a.mp4' },
    'cannot read a.mp4: moov atom not found',
  ],
  ['run', 'unknown', {}, {}, 'not known'],
  ['run', 'unknown', {}, { journal: '/j' }, 'cannot be read'],
  [
    'run',
    'passed',
    journal('run.started', 'run.failed', 'run.resumed', 'run.finished'),
    { journal: '/j' },
    'finished',
  ],
  ['run', 'passed', journal('run.failed', 'run.started', 'checkpoint'), { journal: '/j' }, 'came further'],
  ['run', 'failed', journal('checkpoint', 'run.failed'), { journal: '/j' }, 'stands where it failed: Full.'],
  ['run', 'failed', journal('run.canceled'), { journal: '/j' }, 'was stopped'],
  ['run', 'failed', journal('checkpoint', 'run.failed', 'run.resumed'), { journal: '/j' }, 'look again'],
  ['video', 'unknown', { run: async () => null }, { video: 'a.mp4' }, 'not installed'],
];

test.each(cases)(
  '%s: %s, by answers as other machines give them (recorded, not asked here)',
  async (name, state, parts, facts, text) => {
    const found = await ask(name, parts, facts);
    expect(found).toMatchObject({ state, text: expect.stringContaining(text) });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  },
);

test('every check is tried passing and not passing', () => {
  const tried = (good: boolean) =>
    new Set(cases.filter(([, state]) => (state === 'passed') === good).map(([name]) => name));
  expect([...tried(true)].sort()).toEqual(Object.keys(checks).sort());
  expect([...tried(false)].sort()).toEqual(Object.keys(checks).sort());
});

describe('the token', () => {
  const asked = async (url: string) => {
    let given: Readonly<Record<string, string>> = {};
    const head: GuideTools['head'] = async (_url, headers) => {
      given = headers;
      return { status: 200, retryAfterSeconds: null };
    };
    const { text } = await ask('url', { env: { HF_TOKEN: 'secret' }, head }, { url });
    expect(text).not.toContain('secret');
    return given.authorization;
  };

  test('goes to the hub', async () => {
    expect(await asked('https://huggingface.co/a/b/resolve/main/c')).toBe('Bearer secret');
  });

  test.each(['https://example.test/x', 'http://huggingface.co/x', 'https://huggingface.co.example.test/x'])(
    'does not go to %s',
    async (url) => expect(await asked(url)).toBeUndefined(),
  );
});
