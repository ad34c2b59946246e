import { join } from 'node:path';
import { expect, it } from 'vitest';
import { names, put, safetensors, workshop } from '../../test/repair-kit.js';
import { setAsideImpostor } from './set-aside-impostor.js';

it.each(['<!DOCTYPE html><html>', '  <html>', '{"error":"Unauthorized"}', '{ "message": "gated" }', ''])(
  'sets %j aside',
  async (words) => {
    const { checkpoint, perform } = await workshop();
    await put(join(checkpoint, 'vae', 'model.safetensors'), words);
    expect(await perform(setAsideImpostor)).toMatchObject({ changed: true });
    expect(await names(join(checkpoint, 'vae'))).toEqual(['model.safetensors.damaged']);
  },
);

it('leaves weights and other files alone', async () => {
  const { checkpoint, perform } = await workshop();
  await put(join(checkpoint, 'vae', 'model.safetensors'), safetensors({ a: 3 }));
  await put(join(checkpoint, 'vae', 'config.json'), '{"error":1}');
  expect(await perform(setAsideImpostor)).toMatchObject({ changed: false });
  expect(await names(join(checkpoint, 'vae'))).toEqual(['config.json', 'model.safetensors']);
});

it('never leaves the checkpoint', async () => {
  const { folder, perform } = await workshop();
  await put(join(folder, 'other.safetensors'), '');
  expect(await perform(setAsideImpostor, { file: '../../other.safetensors' })).toMatchObject({
    changed: false,
  });
  expect(await names(folder)).toContain('other.safetensors');
});
