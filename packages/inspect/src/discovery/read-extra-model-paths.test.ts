import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExtraModelPaths } from './read-extra-model-paths.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake yaml '));
});
afterAll(() => rm(folder, { recursive: true }));

const surroundings = { env: { MODELS: '/data' }, home: '/h' };
async function read(text: string) {
  await writeFile(join(folder, 'extra_model_paths.yaml'), text);
  return readExtraModelPaths(join(folder, 'extra_model_paths.yaml'), surroundings);
}

test('one folder, several lines, a relative base, absolute paths', async () => {
  const found = await read(
    'comfyui:\n  base_path: models here\n  is_default: true\n  vae: vae/\n  diffusion_models: |\n    unet\n    /abs/dit\nother:\n  base_path: $MODELS/x\n  unet: u\n',
  );
  expect(found).toEqual([
    { kind: 'vae', folders: [join(folder, 'models here/vae/')] },
    { kind: 'diffusion_models', folders: [join(folder, 'models here/unet'), '/abs/dit'] },
    { kind: 'unet', folders: ['/data/x/u'] },
  ]);
});

test.each([
  ['~/models', '/h/models/d'],
  ['$'.concat('{MODELS}'), '/data/d'],
  ['%MODELS%', '/data/d'],
  ['/$UNKNOWN', '/$UNKNOWN/d'],
])('a base of %s', async (base, expected) => {
  expect(await read(`a:\n  base_path: "${base}"\n  diffusion_models: d\n`)).toEqual([
    { kind: 'diffusion_models', folders: [expected] },
  ]);
});

test('without a base, folders start at the file', async () => {
  expect(await read('a:\n  unet: u\n')).toEqual([{ kind: 'unet', folders: [join(folder, 'u')] }]);
});

test.each([
  ['not YAML', 'a: [1, "\n'],
  ['a list', '- a\n- b\n'],
  ['numbers for paths', 'a:\n  unet: 7\n  vae: [x]\n'],
  ['nothing', ''],
  ['a tag that would run code', 'a:\n  unet: !!python/object/apply:os.system ["true"]\n'],
  [
    'aliases that multiply',
    `a: &a ["x","x","x","x","x","x","x","x","x","x"]\n${'bcdefghij'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(10)}]`)
      .join('\n')}\n`,
  ],
])('%s gives nothing', async (_, text) => {
  expect(await read(text)).toEqual([]);
});

test('a file that is not there gives nothing', async () => {
  expect(await readExtraModelPaths(join(folder, 'none.yaml'), surroundings)).toEqual([]);
});
