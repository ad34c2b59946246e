import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRetake, type Retake, type RunEventOf, type RunEventType } from '@retake/kernel';
import { fixtures, paint, scratch } from '@retake-e2e/wan-parts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const vae = 'vae/diffusion_pytorch_model.safetensors';
const headerStart = 8;
const floatBytes = 4;
let home: string;
let image: string;
let retake: Retake;

beforeAll(async () => {
  home = await scratch();
  image = join(home, 'photo.png');
  await paint(image, [48, 48], (x, y) => [x * 5, y * 5, 128]);
  retake = await createRetake({
    from: import.meta.url,
    runsDirectory: join(home, 'runs'),
    cacheDirectory: join(home, 'cache'),
  });
});

afterAll(async () => {
  await retake.stop();
  await rm(home, { recursive: true, force: true });
});

/** A copy of a checkpoint, in a folder of its own, with another value in tensors of its VAE. */
async function damaged(name: string, model: 'i2v' | 'ti2v', tensors: RegExp, value: number): Promise<string> {
  const folder = join(home, name, 'wan');
  await cp(join(fixtures, `tiny-wan-${model}`), folder, { recursive: true });
  const bytes = await readFile(join(folder, vae));
  const start = headerStart + Number(bytes.readBigUInt64LE());
  const header: Record<string, { data_offsets: [number, number] }> = JSON.parse(
    bytes.toString('utf8', headerStart, start),
  );
  const chosen = Object.entries(header).filter(([tensor]) => tensors.test(tensor));
  expect(chosen).not.toEqual([]);
  for (const [, { data_offsets }] of chosen)
    for (let at = start + data_offsets[0]; at < start + data_offsets[1]; at += floatBytes)
      bytes.writeFloatLE(value, at);
  await writeFile(join(folder, vae), bytes);
  return folder;
}

async function generate(checkpoint: string) {
  const size = { width: 64, height: 64, frames: 5, steps: 1, guidanceScale: 1 };
  const job = await retake.submit({ checkpoint, prompt: 'a fox', image, ...size });
  const settled = await job.settled();
  const events = await retake.history(job.id);
  const of = <T extends RunEventType>(type: T) =>
    events.filter((event): event is RunEventOf<T> => event.type === type);
  return { settled, of };
}

it.each(['i2v', 'ti2v'] as const)(
  'an encoder of zeros is named, and its whole copy taken from beside it: %s',
  async (model) => {
    const folder = await damaged(`zeroed-${model}`, model, /^encoder\./, 0);
    const source = join(fixtures, `tiny-wan-${model}`);
    await cp(source, join(dirname(folder), 'copy'), { recursive: true });
    const { settled, of } = await generate(folder);
    expect(of('failure').map(({ failure }) => failure)).toMatchObject([
      {
        code: 'WAN_WEIGHTS_INTEGRITY/vae_damaged',
        stage: 'encode_image',
        firstMove: 'automatic_repair',
        facts: { component: 'vae', file: join(folder, vae), deviation: 0 },
      },
    ]);
    expect(of('recovery.applied').map(({ action }) => action.id)).toEqual(['repair.relink']);
    expect(of('stage.finished').filter(({ stage }) => stage === 'encode_text')).toHaveLength(1);
    expect(settled.state).toBe('succeeded');
    expect((await readFile(join(folder, vae))).equals(await readFile(join(source, vae)))).toBe(true);
  },
);

it('NaN in the encoder is named as the VAE, tried once, and told with the folder to look at', async () => {
  const folder = await damaged('not finite', 'i2v', /^encoder\.conv_in\.weight$/, Number.NaN);
  const { settled, of } = await generate(folder);
  expect(settled.state).toBe('failed');
  const [{ failure }] = of('failure') as [RunEventOf<'failure'>];
  expect(failure).toMatchObject({
    code: 'WAN_WEIGHTS_INTEGRITY/vae_damaged',
    firstMove: 'automatic_repair',
    facts: { component: 'vae', file: join(folder, vae), value: 'NaN' },
  });
  expect(failure.nextSteps[0]).toContain(`retake inspect '${folder}' --deep`);
  expect(failure.nextSteps.join()).not.toMatch(/seed|precision/);
  expect(of('recovery.applied')).toEqual([]);
  expect(of('stage.finished').map(({ stage }) => stage)).toEqual(['encode_text']);
});
