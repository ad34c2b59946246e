import { readFile } from 'node:fs/promises';
import { textToVideo } from '@retake/model-wan-t2v';
import { textImageToVideo } from '@retake/model-wan-ti2v';
import { tinyRequest } from '@retake/tiny-wan';
import { openAdapter, planFor, runStages, scratch } from '@retake-e2e/wan-parts';
import sharp from 'sharp';
import { expect, it } from 'vitest';

/** Frames of the clip that the middle latent frame of 17 stands for. */
const shown = [5, 6, 7, 8];
const pixels = 64;
type Colour = readonly number[];

/** By how much a colour is red, from −255 to 255. */
const redness = ([red = 0, green = 0, blue = 0]: Colour) => red - Math.max(green, blue);
/** A square that the shape covers for the most part has more in the clip, a red one in the preview. */
const covered = 80;
const red = 40;

/** Mean colour of each square of the frames that a preview shows. */
function squares(frames: Uint8Array, count: number): Colour[] {
  const side = pixels / count;
  return Array.from({ length: count ** 2 }, (_, square) => {
    const [top, left] = [Math.floor(square / count) * side, (square % count) * side];
    const sum = [0, 0, 0];
    for (const frame of shown)
      for (let at = 0; at < side ** 2; at++) {
        const pixel = (frame * pixels + top + Math.floor(at / side)) * pixels + left + (at % side);
        for (const colour of [0, 1, 2]) sum[colour] = (sum[colour] ?? 0) + (frames[pixel * 3 + colour] ?? 0);
      }
    return sum.map((each) => each / shown.length / side ** 2);
  });
}

it.each([
  { name: 't2v', family: textToVideo, latents: 8 },
  { name: 'ti2v', family: textImageToVideo, latents: 4 },
] as const)('late previews of $name are red where the clip is red, and only there', async (one) => {
  const { name, family, latents } = one;
  const { checkpoint, ...fields } = tinyRequest(name);
  const prompt = 'a large red square moving left on a black background';
  const adapter = await openAdapter(family);
  const plan = await planFor(adapter, checkpoint, { ...fields, prompt, steps: 8, seed: 4 });
  const run = await adapter.open(plan, new AbortController().signal);
  try {
    const previews: Uint8Array[] = [];
    const outputs = await runStages(run, {
      directory: await scratch(),
      preview: ({ png }) => previews.push(png),
      until: 'decode',
    });
    const clip = squares(await readFile(outputs.decode?.files.frames ?? ''), latents);
    const { data, info } = await sharp(previews.at(-2)).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([128, 128, 3]);
    const enlarged = 128 / latents;
    const preview = clip.map((_, at) => {
      const pixel = (Math.floor(at / latents) * 128 + (at % latents)) * enlarged;
      return [...data.subarray(pixel * 3, pixel * 3 + 3)];
    });
    const places = (fits: (colour: Colour) => boolean) => clip.flatMap((one, at) => (fits(one) ? [at] : []));
    const shape = places((colour) => redness(colour) > covered);
    const background = places((colour) => Math.max(...colour) < 20);
    expect(Math.min(shape.length, background.length)).toBeGreaterThanOrEqual(2);
    const share = (of: number[]) => of.filter((at) => redness(preview[at] ?? []) > red).length / of.length;
    expect(share(shape)).toBeGreaterThanOrEqual(0.8);
    expect(share(background)).toBeLessThanOrEqual(0.1);
  } finally {
    await run.close();
  }
});
