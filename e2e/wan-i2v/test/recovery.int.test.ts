import { cp, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { createRetake, type Retake, type RunEvent, type RunEventOf, type RunEventType } from '@retake/kernel';
import type { JsonObject } from '@retake/plugin-api';
import { fixtures, paint, scratch } from '@retake-e2e/wan-parts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const checkpoint = join(fixtures, 'tiny-wan-i2v');
let retake: Retake;
let image = '';

beforeAll(async () => {
  const home = await scratch();
  retake = await createRetake({
    from: import.meta.url,
    runsDirectory: join(home, 'runs'),
    cacheDirectory: join(home, 'cache'),
  });
  image = join(home, 'photo.png');
  await paint(image, [96, 96], (x, y) => [x * 2, y * 2, 128]);
});

afterAll(() => retake.stop());

const request = (fields: JsonObject = {}) => ({
  model: 'wan-i2v',
  checkpoint,
  prompt: 'a fox',
  image,
  width: 48,
  height: 48,
  frames: 9,
  steps: 1,
  guidanceScale: 1,
  ...fields,
});

function of<Type extends RunEventType>(events: readonly RunEvent[], type: Type): readonly RunEventOf<Type>[] {
  return events.filter((event): event is RunEventOf<Type> => event.type === type);
}

it('a process killed while the image is encoded is started again, the text is kept, the clip is the same', async () => {
  const calm = await retake.generate(request());
  const job = await retake.submit(request());
  let pid = 0;
  let shot = false;
  for await (const event of job.events()) {
    if (event.type === 'worker') pid = event.pid;
    if (event.type !== 'progress' || event.stage !== 'encode_image' || shot) continue;
    shot = true;
    process.kill(pid, 'SIGKILL');
  }
  const result = await job.result();
  const events = await retake.history(job.id);
  expect(of(events, 'failure').map(({ failure }) => failure.stage)).toEqual(['encode_image']);
  expect(of(events, 'stage.reused').map(({ stage }) => stage)).toContain('encode_text');
  const clips = await Promise.all([calm, result].map(({ files }) => readFile(files.video ?? '')));
  expect(clips[0]?.equals(clips[1] ?? Buffer.alloc(0))).toBe(true);
});

it('an image that does not fit into the memory as a whole is encoded in tiles', async () => {
  const size = { width: 192, height: 192, frames: 5 };
  const tiles = { tile: 64, stride: 48 };
  const options = { residency: 'stream', vae: { tiling: tiles, encodeTiling: tiles } };
  const { estimates } = await retake.plan(request(size), { options });
  const memoryBytes = Math.max(...estimates.map(({ peakBytes }) => peakBytes));
  const job = await retake.submit(request(size), {
    memoryBytes,
    options: { ...options, vae: { ...options.vae, encodeTiling: null } },
  });
  for await (const event of job.events())
    if (event.type === 'stage.finished' && event.stage === 'encode_image') await job.cancel();
  const events = await retake.history(job.id);
  expect(of(events, 'stage.finished').map(({ stage }) => stage)).toContain('encode_image');
  const applied = of(events, 'recovery.applied').map(({ action }) => action.id);
  expect(applied).toEqual(['fallback.encode-tiling:tile-64']);
});

it('a run that ended for want of memory while the image was encoded goes on with more, and keeps the text', async () => {
  const size = { width: 192, height: 192, frames: 5 };
  const tiles = { tile: 64, stride: 48 };
  const options = { residency: 'stream', vae: { tiling: tiles, encodeTiling: tiles } };
  const { estimates } = await retake.plan(request(size), { options });
  const job = await retake.submit(request(size), {
    strict: true,
    memoryBytes: Math.max(...estimates.map(({ peakBytes }) => peakBytes)),
    options: { ...options, vae: { ...options.vae, encodeTiling: null } },
  });
  expect((await job.settled()).state).toBe('failed');
  const before = await retake.history(job.id);
  expect(of(before, 'run.failed').map(({ failure }) => failure.stage)).toEqual(['encode_image']);
  expect(of(before, 'stage.finished').map(({ stage }) => stage)).toEqual(['encode_text']);
  const resumed = await retake.resume(job.id, { memoryBytes: 2 * 2 ** 30 });
  expect((await resumed.settled()).state).toBe('succeeded');
  const after = (await retake.history(job.id)).slice(before.length);
  expect(of(after, 'stage.reused').map(({ stage }) => stage)).toEqual(['encode_text']);
  expect(of(after, 'stage.finished').map(({ stage }) => stage)).toContain('encode_image');
  expect(of(after, 'failure')).toEqual([]);
});

it('a VAE that is cut off is named with its file, and its encoder is looked at', async () => {
  const broken = join(await scratch(), 'broken');
  await cp(checkpoint, broken, { recursive: true });
  const file = join(broken, 'vae/diffusion_pytorch_model.safetensors');
  // within the tensors of the encoder, which follow those of the decoder
  await truncate(file, 700_000);
  const failed = await retake.generate(request({ checkpoint: broken })).catch((error: unknown) => error);
  expect(failed).toMatchObject({
    facts: {
      failure: {
        facts: { component: 'vae', file, kind: 'truncated', tensor: expect.stringMatching(/^encoder\./) },
      },
    },
  });
  await rm(broken, { recursive: true });
});
