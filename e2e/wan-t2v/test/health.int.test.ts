import { cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textToVideo } from '@retake/model-wan-t2v';
import type { JsonObject } from '@retake/plugin-api';
import { fixtures, openAdapter, planFor, runStages, scratch } from '@retake-e2e/wan-parts';
import { describe, expect, it } from 'vitest';

const weights = 'diffusion_pytorch_model.safetensors';
const headerStart = 8;
const floatBytes = 4;

/** A copy of the tiny checkpoint in which every number of some tensors is another. */
async function damaged(component: string, tensors: RegExp, value: number): Promise<string> {
  const checkpoint = join(await scratch(), 'checkpoint');
  await cp(join(fixtures, 'tiny-wan-t2v'), checkpoint, { recursive: true });
  const file = join(checkpoint, component, weights);
  const bytes = await readFile(file);
  const dataStart = headerStart + Number(bytes.readBigUInt64LE(0));
  const header: Record<string, { dtype: string; data_offsets: [number, number] }> = JSON.parse(
    bytes.toString('utf8', headerStart, dataStart),
  );
  const chosen = Object.entries(header).filter(([name]) => tensors.test(name));
  expect(chosen).not.toEqual([]);
  for (const [, { dtype, data_offsets }] of chosen) {
    expect(dtype).toBe('F32');
    for (let at = dataStart + data_offsets[0]; at < dataStart + data_offsets[1]; at += floatBytes)
      bytes.writeFloatLE(value, at);
  }
  await writeFile(file, bytes);
  return checkpoint;
}

async function run(checkpoint: string, given: JsonObject = {}) {
  const adapter = await openAdapter(textToVideo);
  const request = {
    prompt: 'a fox runs',
    width: 48,
    height: 32,
    frames: 5,
    steps: 3,
    flowShift: 8,
    seed: 11,
    ...given,
  };
  const plan = await planFor(adapter, checkpoint, request);
  const opened = await adapter.open(plan, new AbortController().signal);
  try {
    return await runStages(opened, { directory: await scratch() });
  } finally {
    await opened.close();
  }
}

describe('sampling with real weights', () => {
  it('that are NaN ends at the first step that meets them', async () => {
    await expect(run(await damaged('transformer', /^proj_out\.bias$/, Number.NaN))).rejects.toMatchObject({
      code: 'video_unhealthy',
      facts: { what: 'velocity', step: 0, value: 'NaN' },
    });
  });

  it('that are zero is no sampling', async () => {
    await expect(run(await damaged('transformer', /^proj_out\./, 0))).rejects.toMatchObject({
      code: 'latents_collapsed',
      facts: { what: 'velocity', step: 0 },
    });
  });

  it('that are huge explodes', async () => {
    const checkpoint = await damaged('transformer', /^proj_out\.weight$/, 1e4);
    await expect(run(checkpoint)).rejects.toMatchObject({ code: 'latents_exploded' });
  });
});

describe('decoding with real weights', () => {
  it('that are NaN makes no black clip', async () => {
    const checkpoint = await damaged('vae', /^decoder\.conv_out\.bias$/, Number.NaN);
    await expect(run(checkpoint)).rejects.toMatchObject({
      code: 'video_unhealthy',
      facts: { what: 'frames' },
    });
  });

  it('that are far too low makes no black clip, unless it was asked for', async () => {
    const checkpoint = await damaged('vae', /^decoder\.conv_out\.bias$/, -100);
    await expect(run(checkpoint)).rejects.toMatchObject({ code: 'video_blank' });
    const { decode, write } = await run(checkpoint, { prompt: 'a black screen' });
    expect(decode?.facts).toMatchObject({ frames: 5, warnings: ['video_blank'] });
    expect((await stat(write?.files.video ?? '')).size).toBeGreaterThan(0);
  });
});
