import { join } from 'node:path';
import { expect, it } from 'vitest';
import { names, put, workshop } from '../../test/repair-kit.js';
import { clearPartialDownloads } from './clear-partial-downloads.js';

const old = 120_000;

it('removes what is unfinished, and nothing that is whole or going on', async () => {
  const { checkpoint, cache, folder, parts, perform } = await workshop();
  await put(join(checkpoint, '.cache', 'huggingface', 'download', 'x.incomplete'), 'half', old);
  await put(join(checkpoint, 'vae', 'model.safetensors.part'), 'half', old);
  await put(join(checkpoint, 'vae', 'going-on.part'), 'half');
  await put(join(checkpoint, 'vae', 'model.safetensors'), 'whole', old);
  await put(join(cache, 'y.aria2'), 'half', old);
  await put(join(folder, 'elsewhere.part'), 'half', old);
  const result = await perform(clearPartialDownloads(parts));
  expect(result).toMatchObject({ changed: true, facts: { bytes: 12 } });
  expect(await names(join(checkpoint, 'vae'))).toEqual(['going-on.part', 'model.safetensors']);
  expect(await names(join(checkpoint, '.cache', 'huggingface', 'download'))).toEqual([]);
  expect(await names(cache)).toEqual([]);
  expect(await names(folder)).toContain('elsewhere.part');
  expect(await perform(clearPartialDownloads(parts))).toMatchObject({ changed: false });
});

it('knows the blobs of a snapshot in the hub’s cache', async () => {
  const { folder, parts, context } = await workshop();
  const repository = join(folder, 'hub', 'models--a--b');
  await put(join(repository, 'blobs', 'abc.incomplete'), 'half', old);
  await put(join(folder, 'hub', 'models--c--d', 'blobs', 'abc.incomplete'), 'half', old);
  const plan = { ...context.plan, checkpoint: join(repository, 'snapshots', 'main') };
  await put(join(plan.checkpoint, 'x'), '');
  await clearPartialDownloads(parts).run({}, { ...context, plan });
  expect(await names(join(repository, 'blobs'))).toEqual([]);
  expect(await names(join(folder, 'hub', 'models--c--d', 'blobs'))).toEqual(['abc.incomplete']);
});
