import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textImageToVideo } from '@retake/model-wan-ti2v';
import { fixtures, openAdapter, planFor, runStages, scratch } from '@retake-e2e/wan-parts';
import { expect, it } from 'vitest';

const checkpoint = join(fixtures, 'tiny-wan-ti2v');
const request = { prompt: 'a fox runs', width: 64, height: 32, frames: 9, steps: 3, guidanceScale: 2 };

/** The files that a person gets, made by an adapter and an inference process of their own. */
async function filesOf(seed: number): Promise<Readonly<Record<string, Buffer>>> {
  const adapter = await openAdapter(textImageToVideo);
  const run = await adapter.open(
    await planFor(adapter, checkpoint, { ...request, seed }),
    new AbortController().signal,
  );
  try {
    const { write } = await runStages(run, { directory: await scratch() });
    const files = Object.entries(write?.files ?? {});
    return Object.fromEntries(
      await Promise.all(files.map(async ([name, path]) => [name, await readFile(path)])),
    );
  } finally {
    await run.close();
  }
}

it('a seed gives the same clip, contact sheet and animation to the byte, another seed does not', async () => {
  const [one, same, other] = [await filesOf(5), await filesOf(5), await filesOf(6)];
  expect(Object.keys(one)).toEqual(['video', 'sheet', 'animation']);
  for (const [name, bytes] of Object.entries(one)) {
    expect(same[name]?.equals(bytes), name).toBe(true);
    expect(other[name]?.equals(bytes), name).toBe(false);
  }
});
