import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textImageToVideo } from '@retake/model-wan-ti2v';
import { fixtures, openAdapter, planFor, runStages, scratch } from '@retake-e2e/wan-parts';
import { expect, it } from 'vitest';

const headerStart = 8;
const floatBytes = 4;
const tooLarge = 10;

/** A copy of the tiny checkpoint whose decoder ends in weights that are far too large. */
async function overdriven(): Promise<string> {
  const checkpoint = join(await scratch(), 'checkpoint');
  await cp(join(fixtures, 'tiny-wan-ti2v'), checkpoint, { recursive: true });
  const file = join(checkpoint, 'vae', 'diffusion_pytorch_model.safetensors');
  const bytes = await readFile(file);
  const dataStart = headerStart + Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString('utf8', headerStart, dataStart));
  const { dtype, data_offsets } = header['decoder.conv_out.weight'];
  expect(dtype).toBe('F32');
  for (let at = dataStart + data_offsets[0]; at < dataStart + data_offsets[1]; at += floatBytes)
    bytes.writeFloatLE(bytes.readFloatLE(at) * tooLarge, at);
  await writeFile(file, bytes);
  return checkpoint;
}

async function run(checkpoint: string, prompt: string) {
  const adapter = await openAdapter(textImageToVideo);
  const request = { prompt, width: 64, height: 64, frames: 1, steps: 2, guidanceScale: 1, seed: 3 };
  const opened = await adapter.open(
    await planFor(adapter, checkpoint, request),
    new AbortController().signal,
  );
  try {
    return await runStages(opened, { directory: await scratch(), until: 'decode' });
  } finally {
    await opened.close();
  }
}

it('decoding that makes noise of everything is a failure, unless noise was asked for', async () => {
  const checkpoint = await overdriven();
  await expect(run(checkpoint, 'a fox runs')).rejects.toMatchObject({
    code: 'video_noise',
    facts: { what: 'frames', frames: 1 },
  });
  const { decode } = await run(checkpoint, 'a television that shows static');
  expect(decode?.facts).toMatchObject({ warnings: ['video_noise'] });
});

it('weights that were never trained may pass', async () => {
  const { decode } = await run(join(fixtures, 'tiny-wan-ti2v'), 'a fox runs');
  expect(decode?.facts).toMatchObject({ frames: 1 });
});
