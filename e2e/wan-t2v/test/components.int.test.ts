import { cp, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { textToVideo } from '@retake/model-wan-t2v';
import { fixtures, openAdapter, planFor, runStages, scratch } from '@retake-e2e/wan-parts';
import { describe, expect, it } from 'vitest';

const weights = 'diffusion_pytorch_model.safetensors';
const request = { prompt: 'a fox', width: 32, height: 32, frames: 5, steps: 3, flowShift: 3, seed: 1 };

/** A copy of the tiny checkpoint of which one expert breaks off in the middle. */
async function withoutExpert(name: 'transformer' | 'transformer_2'): Promise<string> {
  const checkpoint = join(await scratch(), 'checkpoint');
  await cp(join(fixtures, 'tiny-wan-t2v'), checkpoint, { recursive: true });
  const file = join(checkpoint, name, weights);
  await truncate(file, Math.floor((await stat(file)).size / 2));
  return checkpoint;
}

describe('a checkpoint of two experts, one of them cut', () => {
  it.each(['transformer', 'transformer_2'] as const)('makes its clip without %s', async (name) => {
    const adapter = await openAdapter(textToVideo);
    const checkpoint = await withoutExpert(name);
    const plain = await planFor(adapter, checkpoint, request);
    expect(await adapter.inspect(plain)).toMatchObject([{ component: name, kind: 'truncated' }]);
    const dial = (await adapter.levers(plain)).find(({ kind }) => kind === 'components');
    const values = dial?.settings.find(({ id }) => id === `without-${name}`)?.values ?? {};
    expect(values).toEqual({ 'options.components': `without-${name}` });
    const plan = await planFor(adapter, checkpoint, request, { options: { components: `without-${name}` } });
    expect(await adapter.inspect(plan)).toEqual([]);
    const run = await adapter.open(plan, new AbortController().signal);
    try {
      expect((await runStages(run, { directory: await scratch() })).write?.files.video).toBeDefined();
    } finally {
      await run.close();
    }
  });
});
