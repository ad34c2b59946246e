import { cp, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { imageToVideo } from '@retake/model-wan-i2v';
import type { JsonObject, Plan } from '@retake/plugin-api';
import {
  fixtures,
  openAdapter,
  paint,
  planFor,
  runStages,
  type StageRunOptions,
  scratch,
} from '@retake-e2e/wan-parts';
import { beforeAll, describe, expect, it } from 'vitest';

const checkpoint = join(fixtures, 'tiny-wan-i2v');
const adapter = await openAdapter(imageToVideo);
let image = '';
let request: JsonObject = {};

beforeAll(async () => {
  image = join(await scratch(), 'a photo.png');
  await paint(image, [48, 32], (x, y) => [x * 5, y * 7, 128]);
  request = { prompt: 'a fox', image, width: 48, height: 32, frames: 17, steps: 1, guidanceScale: 1 };
});

async function run(plan: Plan, options: StageRunOptions) {
  const opened = await adapter.open(plan, new AbortController().signal);
  try {
    return await runStages(opened, options);
  } finally {
    await opened.close();
  }
}

it('the inference process killed while the image is encoded: the stage alone is run again, to the same bytes', async () => {
  const plan = await planFor(adapter, checkpoint, request, {
    options: { 'vae.encodeTiling': { tile: 32, stride: 24 } },
  });
  const whole = await run(plan, { directory: await scratch() });
  const directory = await scratch();
  let pid = 0;
  const seen: string[] = [];
  const killed = run(plan, {
    directory,
    known: { encode_text: whole.encode_text as NonNullable<typeof whole.encode_text> },
    worker: (id) => {
      pid = id;
    },
    progress: (stage, { fraction }) => {
      seen.push(stage);
      if (stage === 'encode_image' && fraction > 0.3) process.kill(pid, 'SIGKILL');
    },
  });
  await expect(killed).rejects.toMatchObject({ code: 'worker_died' });
  expect(new Set(seen)).toEqual(new Set(['encode_image']));
  const known = { encode_text: whole.encode_text as NonNullable<typeof whole.encode_text> };
  const resumed = await run(plan, { directory, known });
  for (const [stage, file] of [
    ['encode_image', 'condition'],
    ['decode', 'frames'],
    ['write', 'video'],
  ] as const) {
    const bytes = await Promise.all([resumed, whole].map((from) => readFile(from[stage]?.files[file] ?? '')));
    expect(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0))).toBe(true);
  }
});

describe('a run is bound to what its image holds', () => {
  it('and resumes without the file once it is encoded', async () => {
    const copy = join(await scratch(), 'copy.png');
    await cp(image, copy);
    const plan = await planFor(adapter, checkpoint, { ...request, image: copy });
    const directory = await scratch();
    const known = await run(plan, { directory, until: 'encode_image' });
    await rm(copy);
    const outputs = await run(plan, { directory, known });
    expect(outputs.write?.facts).toMatchObject({ frames: 17 });
  });

  it('so that another image under its path is another key, and is refused by the run that was planned', async () => {
    const path = join(await scratch(), 'photo.png');
    await cp(image, path);
    const plan = await planFor(adapter, checkpoint, { ...request, image: path });
    await paint(path, [48, 32], (x, y) => [y * 7, x * 5, 0]);
    const other = await planFor(adapter, checkpoint, { ...request, image: path });
    expect(other.options.images).not.toEqual(plan.options.images);
    const directory = await scratch();
    await expect(run(plan, { directory })).rejects.toMatchObject({ code: 'image_changed' });
    await rm(path);
    await expect(run(plan, { directory })).rejects.toMatchObject({ code: 'image_missing' });
  });
});

it('a VAE that is cut off is named with its file before anything runs', async () => {
  const folder = join(await scratch(), 'cut');
  await cp(checkpoint, folder, { recursive: true });
  const plan = await planFor(adapter, folder, request);
  const file = join(folder, 'vae/diffusion_pytorch_model.safetensors');
  await truncate(file, 60_000);
  expect(await adapter.inspect(plan)).toMatchObject([{ component: 'vae', file, kind: 'truncated' }]);
  await expect(run(plan, { directory: await scratch() })).rejects.toMatchObject({
    code: 'safetensors_invalid',
    facts: { file },
  });
});

it('an image encoded whole does not fit where its tiles do, the plan knows, and a lever leads there', async () => {
  const big = { ...request, width: 192, height: 192, frames: 5 };
  const tiles = { tile: 64, stride: 48 };
  const frugal = { residency: 'stream', vae: { tiling: tiles, encodeTiling: tiles } };
  const peaks = await adapter.estimate(await planFor(adapter, checkpoint, big, { options: frugal }));
  const memoryBytes = Math.max(...peaks.map(({ peakBytes }) => peakBytes));
  const chosen = await planFor(adapter, checkpoint, big, { memoryBytes });
  expect(chosen.options).toMatchObject({ vae: { encodeTiling: tiles } });

  const insisted = { memoryBytes, options: { ...frugal, vae: { ...frugal.vae, encodeTiling: null } } };
  const whole = await planFor(adapter, checkpoint, big, insisted);
  const directory = await scratch();
  await expect(run(whole, { directory })).rejects.toThrow(/alloc|encoder.*SIGABRT/);
  const lever = (await adapter.levers(whole)).find(({ id }) => id === 'encode-tiling');
  expect(lever).toMatchObject({ kind: 'tiling', stages: ['encode_image'], current: 'whole' });
  expect(lever?.settings.at(-1)?.values).toEqual({ 'options.vae.encodeTiling': tiles });

  const outputs = await run(chosen, { directory: await scratch(), until: 'encode_image' });
  expect(Object.keys(outputs)).toEqual(['encode_text', 'encode_image']);
});
