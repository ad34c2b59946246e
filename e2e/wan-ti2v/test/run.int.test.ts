import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textImageToVideo } from '@retake/model-wan-ti2v';
import type { JsonObject } from '@retake/plugin-api';
import {
  fixtures,
  memoryCheckpoints,
  openAdapter,
  paint,
  planFor,
  runStages,
  scratch,
} from '@retake-e2e/wan-parts';
import { describe, expect, it } from 'vitest';

const checkpoint = join(fixtures, 'tiny-wan-ti2v');
const adapter = await openAdapter(textImageToVideo);
const prompt = 'a fox runs';
const small: JsonObject = { prompt, width: 64, height: 32, frames: 5, steps: 2, guidanceScale: 1 };

async function photo(): Promise<string> {
  const path = join(await scratch(), 'photo.png');
  await paint(path, [64, 32], (x, y) => [x * 4, y * 8, 128]);
  return path;
}

describe('sizes', () => {
  it('of the other models are refused with the nearest legal one as hint', async () => {
    const { problems } = await adapter.validate({ prompt, width: 1280, height: 720 }, checkpoint);
    expect(problems).toMatchObject([{ path: 'height', given: '720', hint: 'Use 1280×704.' }]);
  });

  it('of no model are snapped and reported', async () => {
    const { request, adjustments, problems } = await adapter.validate(
      { prompt, width: 33, height: 47 },
      checkpoint,
    );
    expect(problems).toEqual([]);
    expect(request).toMatchObject({ width: 32, height: 32 });
    expect(adjustments.map(({ path }) => path)).toEqual(['width', 'height']);
  });

  it('follow the image in steps of 32', async () => {
    const { request } = await adapter.validate({ prompt, image: await photo() }, checkpoint);
    expect(request).toMatchObject({ width: 1312, height: 640 });
  });
});

it('text alone has no image stage and no image in its plan', async () => {
  const plan = await planFor(adapter, checkpoint, small);
  expect(plan.options).not.toHaveProperty('images');
  const run = await adapter.open(plan, new AbortController().signal);
  expect(run.stages.map(({ id }) => id)).toEqual(['encode_text', 'denoise', 'decode', 'write']);
  await run.close();
});

it('an image makes the first frame, in previews as in the clip, and a resumed denoise the same latents', async () => {
  const plan = await planFor(adapter, checkpoint, { ...small, image: await photo() });
  const checkpoints = memoryCheckpoints();
  const previews: number[] = [];
  const run = await adapter.open(plan, new AbortController().signal);
  try {
    const whole = await runStages(run, {
      directory: await scratch(),
      checkpoints,
      preview: ({ step, width, height }) => previews.push(step, width, height),
    });
    expect(previews).toEqual([1, 128, 64, 2, 128, 64]);
    expect(Object.keys(whole.write?.files ?? {})).toEqual(['video', 'sheet', 'animation']);
    const { encode_text, encode_image } = whole;
    if (!encode_text || !encode_image) throw new Error('no conditions');
    const resumed = await runStages(run, {
      directory: await scratch(),
      known: { encode_text, encode_image },
      checkpoints: memoryCheckpoints({ step: 1, data: checkpoints.saved.get(1) ?? new Uint8Array() }),
      until: 'denoise',
    });
    const latents = await Promise.all(
      [whole, resumed].map(({ denoise }) => readFile(denoise?.files.latents ?? '')),
    );
    expect(latents[1]?.equals(latents[0] ?? Buffer.alloc(0))).toBe(true);
  } finally {
    await run.close();
  }
});
