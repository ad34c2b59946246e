import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { openWeights, readTensor, type Weights } from '@retake/onnx';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './temporary-folder.js';

const root = resolve(import.meta.dirname, '../../..');
const fixture = join(root, 'fixtures/tiny-wan-t2v');
const components = ['transformer', 'transformer_2', 'text_encoder', 'vae'];

async function make(...options: string[]): Promise<string> {
  const out = join(await temporaryFolder(), 'checkpoint');
  const script = join(root, 'tools/synthetic-checkpoint/make.mjs');
  await promisify(execFile)(process.execPath, [script, '--preset', 'tiny', '--out', out, ...options]);
  return out;
}

function shapes(weights: Weights): Record<string, readonly number[]> {
  return Object.fromEntries(weights.names.map((name) => [name, weights.get(name).shape]));
}

describe('the synthetic checkpoint tool', () => {
  it('gives every tensor the name and shape diffusers gives it', async () => {
    const out = await make();
    for (const component of components) {
      const reference = shapes(await openWeights(join(fixture, component)));
      expect(shapes(await openWeights(join(out, component))), component).toEqual(reference);
    }
  });

  it('shards with an index and says that the weights are random', async () => {
    const out = await make('--dtype', 'bf16', '--shard-bytes', '100000', '--layers', '2');
    const weights = await openWeights(join(out, 'transformer'));
    expect(weights.files.length).toBeGreaterThan(1);
    expect(weights.get('blocks.1.attn2.to_q.weight').dtype).toBe('BF16');
    expect(weights.has('blocks.2.attn2.to_q.weight')).toBe(false);
    expect(await readFile(join(out, 'README.md'), 'utf8')).toContain('Random weights');
  });

  it('fills each tensor with numbers of its own, the same ones every time', async () => {
    const [first, second] = [await make(), await make()];
    const read = async (folder: string, component: string, name: string) => {
      const weights = await openWeights(join(folder, component));
      return readTensor(weights.get(name));
    };
    const one = await read(first, 'transformer', 'blocks.0.attn1.to_q.weight');
    expect(await read(second, 'transformer', 'blocks.0.attn1.to_q.weight')).toEqual(one);
    expect(await read(first, 'transformer', 'blocks.1.attn1.to_q.weight')).not.toEqual(one);
    expect(await read(first, 'transformer_2', 'blocks.0.attn1.to_q.weight')).not.toEqual(one);
    const power = one.reduce((sum, value) => sum + value * value, 0) / one.length;
    expect(power * 64).toBeGreaterThan(0.8);
    expect(power * 64).toBeLessThan(1.2);
  });

  it('refuses a preset it does not know', async () => {
    await expect(make('--preset', 'huge')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--preset huge is unknown; allowed: wan-t2v-a14b, mid, tiny'),
    });
  });
});
