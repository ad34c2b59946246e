import { expect, test } from 'vitest';
import { chooseWeights } from './choose-weights.js';

const usual = 'diffusion_pytorch_model.safetensors';

test.each([
  [[], 'none'],
  [['model.bin'], 'none'],
  [['anything.safetensors'], 'single'],
  [[usual, 'diffusion_pytorch_model.fp16.safetensors'], 'single'],
  [['a.safetensors', 'b.safetensors'], 'several'],
  [[`${usual}.index.json`, usual], 'index'],
  [['m-00001-of-00002.safetensors', 'm-00002-of-00002.safetensors'], 'shards_without_index'],
  [['m-00002-of-00002.safetensors'], 'shards_without_index'],
])('%j is %s', (names, kind) => {
  expect(chooseWeights(names).kind).toBe(kind);
});
