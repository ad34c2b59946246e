import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRetake, type Retake } from '@retake/kernel';
import { type SampleImage, sampleImage, type TinyWan, tinyRequest } from '@retake/tiny-wan';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** The plain image analysis that the model card's figures come from; nothing of it is shipped. */
interface Analysis {
  analyseClip(clip: { rgb: Uint8Array; frames: number; width: number; height: number }): {
    readonly seen: number;
    readonly colour: { readonly name: string } | null;
    readonly motion: { readonly direction: string };
  };
}
const analysis = new URL('../../../tools/tiny-wan/analyse.mjs', import.meta.url).href;
const seed = 42;
let home: string;
let retake: Retake;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'retake shipped '));
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

/** The frames of a clip before they became H.264, as the weights of this repository make it. */
async function makeClip(model: TinyWan, prompt: string, image: SampleImage | undefined) {
  const given = { ...tinyRequest(model), ...(image && { image: sampleImage(image) }) };
  const request = { model: `wan-${model}`, ...given, prompt, seed };
  const { runId } = await retake.generate(request, { strict: true });
  const decode = (await retake.history(runId)).findLast(
    (event) => event.type === 'stage.finished' && event.stage === 'decode',
  );
  if (decode?.type !== 'stage.finished') throw new Error('nothing was decoded');
  const { frames, width, height } = decode.facts;
  const path = join(home, 'runs', runId, decode.files.frames?.path ?? '');
  const size = { frames: Number(frames), width: Number(width), height: Number(height) };
  return { rgb: new Uint8Array(await readFile(path)), ...size };
}

it.each<[TinyWan, string, string, string, SampleImage | undefined]>([
  ['t2v', 'a large red circle moving left on a navy background', 'red', 'left', undefined],
  ['i2v', 'a large blue star moving left on a white background', 'blue', 'left', 'blue-star'],
  ['ti2v', 'a small yellow square moving down on a gray background', 'yellow', 'down', 'yellow-square'],
])('%s shows %s', async (model, prompt, colour, direction, image) => {
  const { analyseClip }: Analysis = await import(analysis);
  const found = analyseClip(await makeClip(model, prompt, image));
  expect(found).toMatchObject({ seen: 1, colour: { name: colour }, motion: { direction } });
});
