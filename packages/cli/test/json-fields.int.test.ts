import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeApp, installFakeApp } from './fake-app.js';
import { retake } from './retake.js';

const page = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');
const named = new Set([...page.matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
/** What is in these is named by whoever makes it: facts of failures, values of plans, parts of models. */
const free = new Set([
  'facts',
  'plan',
  'request',
  'files',
  'parts',
  'memory',
  'system',
  'err',
  'tensors',
  'dtypes',
]);

let app: FakeApp;
const made: Record<string, unknown> = {};
const tell = async (name: string, ...words: string[]) => {
  const { stdout } = await retake(app.folder, [...words, '--json']);
  made[name] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};

beforeAll(async () => {
  app = installFakeApp({ plugin: true });
  const clip = (prompt: string) => ['generate', '--checkpoint', 'checkpoint', '--prompt', prompt];
  mkdirSync(join(app.folder, 'checkpoint/vae'));
  writeFileSync(join(app.folder, 'checkpoint/model_index.json'), '{"_class_name":"WanPipeline"}');
  writeFileSync(join(app.folder, 'checkpoint/vae/config.json'), '{}');
  await tell('generate that fails', ...clip('full'));
  await tell('generate', ...clip('fine'));
  await tell('plan', 'plan', '--checkpoint', 'checkpoint', '--prompt', 'x', '--frames', '18');
  const [[{ run }]] = [made['generate that fails']] as [[{ run: string }]];
  await tell('runs', 'runs');
  await tell('snapshots --save', 'snapshots', run, '--save');
  await tell('snapshots --check', 'snapshots', run, '--check');
  await tell('snapshots --prune', 'snapshots', '--prune', '--keep', '0');
  await tell('plugins', 'plugins');
  await tell('doctor', 'doctor');
  await tell('explain', 'explain', 'CUDA out of memory');
  await tell('explain of a log without a failure', 'explain', 'got prompt\nPrompt executed in 1 second');
  await tell('fix', 'fix');
  await tell('fix of a run', 'fix', run);
  await tell('inspect', 'inspect', 'checkpoint');
  await tell('alternatives', 'alternatives', 'wan-t2v', '--memory', '8GiB', '--size', '832x480');
  await tell('actions', 'actions');
  await tell('history', 'history');
  await tell('stats', 'stats');
  await tell('breakers', 'breakers');
  await tell('an error', 'generate', '--bogus');
}, 300_000);
afterAll(() => app.remove());

test('docs/cli.md names every field that --json prints', () => {
  const missing = Object.entries(made).flatMap(([command, document]) =>
    [...new Set(fieldsOf(document))]
      .filter((field) => !named.has(field))
      .map((field) => `${command}: ${field}`),
  );
  expect(missing).toEqual([]);
});

function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...(free.has(name) ? [] : fieldsOf(inner))]);
}
