import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hfCacheFolder, listHfCache } from './hf-cache.js';

test.each([
  [{}, join('/h', '.cache/huggingface/hub')],
  [{ XDG_CACHE_HOME: '/x' }, join('/x', 'huggingface/hub')],
  [{ XDG_CACHE_HOME: '/x', HF_HOME: '/hf' }, join('/hf', 'hub')],
  [{ HF_HOME: '/hf', HF_HUB_CACHE: '/hub' }, '/hub'],
  [{ HF_HUB_CACHE: '', HF_HOME: '/hf' }, join('/hf', 'hub')],
])('%j leads to %s', (env, folder) => {
  expect(hfCacheFolder({ env, home: '/h' })).toBe(folder);
});

test('no cache holds nothing', async () => {
  expect(await listHfCache({ env: {}, home: '/nowhere' })).toEqual([]);
});
