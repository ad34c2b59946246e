import { describe, expect, test } from 'vitest';
import { packageRules } from './package-rules.js';
import { pluginRules } from './plugin-rules.js';
import { readPackages, type SourceFile } from './repo-package.js';
import { medianLines, sourceRules } from './source-rules.js';
import { findForbidden } from './text-rules.js';

const find = (name: string) => {
  const found = readPackages(['packages']).find(({ folder }) => folder === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const api = {
  ...find('packages/plugin-api'),
  readme: '# @retake/plugin-api\n```\nnpm install @retake/plugin-api\n```\n',
};
const retry = find('packages/strategy-retry');
const withField = (field: string, value: unknown) => ({
  ...api,
  manifest: { ...api.manifest, [field]: value },
});
const problemsOf = (pkg: typeof api) => Object.values(packageRules).flatMap((rule) => rule(pkg));

test('a proper package has no problem', () => {
  expect(problemsOf(api)).toEqual([]);
});

test.each([
  ['name', 'other'],
  ['license', 'MIT'],
  ['type', 'commonjs'],
  ['engines', {}],
  ['description', ''],
  ['files', ['dist']],
  ['exports', { '.': './dist/index.js', './package.json': './package.json' }],
  ['exports', { '.': { types: './dist/index.d.ts', default: './dist/index.js' } }],
  ['scripts', { build: 'tsup' }],
  ['dependencies', { left: 'latest' }],
])('a package with %s %j has one problem', (field, value) => {
  expect(problemsOf(withField(field, value))).toHaveLength(1);
});

test('a README without example is found', () => {
  expect(problemsOf({ ...api, readme: '# @retake/plugin-api\nnpm install it\n' })).toEqual([
    'has no example',
  ]);
});

test('a source that imports what only tests have is found, a test that does is not', () => {
  const text = "import { runtime } from '@retake/runtime-ort/x';";
  const sources = [
    { path: 'packages/plugin-api/src/a.ts', text },
    { path: 'packages/plugin-api/src/a.test.ts', text },
    { path: 'packages/plugin-api/test/a.ts', text },
  ];
  expect(problemsOf({ ...api, sources })).toEqual([
    'packages/plugin-api/src/a.ts imports @retake/runtime-ort',
  ]);
});

const pluginProblems = (manifest: object) =>
  Object.values(pluginRules).flatMap((rule) =>
    rule({ ...retry, manifest: { ...retry.manifest, ...manifest } }),
  );

test.each([
  { retake: undefined },
  { retake: { plugin: './dist/plugin.js', id: 'other', api: 1, kinds: ['strategy'] } },
  { retake: { plugin: './dist/plugin.js', id: 'strategy-retry', api: 1, kinds: ['magic'] } },
  { peerDependencies: {} },
  { dependencies: { '@retake/kernel': 'workspace:*' } },
  { dependencies: { '@retake/strategy-fallback': 'workspace:*' } },
  { dependencies: { '@retake/runtime-ort': 'workspace:*' } },
  { keywords: [] },
])('a plugin with %j has one problem', (manifest) => {
  expect(pluginProblems({})).toEqual([]);
  expect(pluginProblems(manifest)).toHaveLength(1);
});

describe('source rules', () => {
  const check = (path: string, text: string) =>
    Object.values(sourceRules).flatMap((rule) => rule({ path, text }));

  test.each([
    ['packages/wan/src/a.ts', 'x\n'.repeat(301)],
    ['packages/wan/src/a.ts', "export * from './b.js';"],
    ['packages/wan/src/a.ts', 'export default 1;'],
    ['packages/wan/src/a.ts', "import { b } from './b';"],
    ['packages/wan/src/a.ts', "import {\n  b,\n} from './b.ts';"],
    ['packages/kernel/src/a.ts', "import { Container } from 'inversify';"],
    ['packages/wan/src/a.ts', "const ort = await import('onnxruntime-node');"],
    ['packages/kernel/src/a.ts', "import { request } from 'node:http';"],
    ['packages/kernel/src/wiring/a.ts', "import { x } from '@retake/onnx';"],
  ])('%s may not hold %j', (path, text) => {
    expect(check(path, text)).toHaveLength(1);
  });

  test.each([
    ['packages/kernel/src/wiring/a.ts', "import 'reflect-metadata';\nimport { Container } from 'inversify';"],
    ['packages/runtime-ort/src/a.ts', "import ort from 'onnxruntime-node';"],
    ['packages/onnx/src/a.test.ts', "import ort from 'onnxruntime-node';"],
    ['packages/hw-cpu/src/plugin.ts', "export default definePlugin({});\nexport { a } from './a.js';"],
  ])('%s may hold %j', (path, text) => {
    expect(check(path, text)).toEqual([]);
  });

  test('the median is that of the middle file', () => {
    const file = (lines: number): SourceFile => ({ path: 'a.ts', text: 'x\n'.repeat(lines) });
    expect(medianLines([file(10), file(90), file(61)])).toBe(61);
  });
});

describe('forbidden words', () => {
  test.each([
    'see https://registry.example.test/x',
    'resolution: {tarball: x}',
    'open "/root/.npmrc"',
    '/home/ann/x',
  ])('%j is found', (text) =>
    expect(findForbidden(`fine\n${text}`)).toEqual([expect.stringMatching(/^2: /)]),
  );
  test.each(['https://example.test/work/x', 'the /work/ folder', 'path/home/x/y', '~/.cache', './root/a'])(
    '%j is fine',
    (text) => expect(findForbidden(text)).toEqual([]),
  );
});
