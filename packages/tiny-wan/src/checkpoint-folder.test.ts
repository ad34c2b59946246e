import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkpointFolder, tinyWans } from './checkpoint-folder.js';

const largestPackage = 22e6;
const present = tinyWans.filter((name) => existsSync(checkpointFolder(name)));

it.each(tinyWans)('%s has an absolute folder of its own', (name) => {
  expect(isAbsolute(checkpointFolder(name))).toBe(true);
  expect(checkpointFolder(name).endsWith(name)).toBe(true);
});

describe.each(present)('%s', (name) => {
  const folder = checkpointFolder(name);
  const index = JSON.parse(readFileSync(join(folder, 'model_index.json'), 'utf8'));

  it('has every component that its index names, with weights in float16', () => {
    const components = Object.entries(index).filter(([, value]) => Array.isArray(value) && value[0] !== null);
    for (const [component] of components) {
      const files = readdirSync(join(folder, component));
      expect(files.length, component).toBeGreaterThan(0);
      for (const file of files.filter((one) => one.endsWith('.safetensors')))
        expect(dtypesOf(join(folder, component, file))).toEqual(new Set(['F16']));
    }
  });

  it('has colours for the previews of its VAE, three numbers for each channel', () => {
    const read = (file: string) => JSON.parse(readFileSync(join(folder, 'vae', file), 'utf8'));
    const { z_dim } = read('config.json');
    const { first, later } = read('latent_rgb.json');
    for (const { factors, bias } of [first, later]) {
      expect(factors).toHaveLength(z_dim);
      expect([bias, ...factors].every((row) => row.length === 3)).toBe(true);
    }
  });

  it('has two experts just where the model has', () => {
    expect(existsSync(join(folder, 'transformer_2', 'config.json'))).toBe(name !== 'ti2v');
  });
});

it('stays small enough to be downloaded in passing', () => {
  const root = join(import.meta.dirname, '..');
  const folders = [...present, 'images'].map((name) => join(root, name));
  const bytes = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(folder, name))),
  );
  expect(bytes.filter((stat) => stat.isFile()).reduce((sum, { size }) => sum + size, 0)).toBeLessThan(
    largestPackage,
  );
});

function dtypesOf(path: string): Set<string> {
  const bytes = readFileSync(path);
  const header = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE())).toString());
  delete header.__metadata__;
  return new Set(Object.values(header).map((entry) => (entry as { dtype: string }).dtype));
}
