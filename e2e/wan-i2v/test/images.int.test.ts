import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageToVideo } from '@retake/model-wan-i2v';
import type { JsonObject } from '@retake/plugin-api';
import { fixtures, openAdapter, paint, planFor, runStages, scratch } from '@retake-e2e/wan-parts';
import { beforeAll, describe, expect, it } from 'vitest';

const checkpoint = join(fixtures, 'tiny-wan-i2v');
const adapter = await openAdapter(imageToVideo);
const prompt = 'a fox runs';
let folder = '';
const path = (name: string) => join(folder, name);
const validate = (request: JsonObject) => adapter.validate({ prompt, ...request }, checkpoint);

beforeAll(async () => {
  folder = await scratch();
  await paint(path('photo.png'), [120, 80], (x, y) => [x * 2, y * 3, 128]);
  await paint(path('black.png'), [120, 80], () => [0, 0, 0]);
  await paint(path('grey.png'), [120, 80], () => [127, 127, 127]);
  await paint(path('dot.png'), [40, 40], (x, y) => (x === 20 && y === 20 ? [90, 0, 0] : [0, 0, 0]));
  await writeFile(path('cut.png'), (await readFile(path('photo.png'))).subarray(0, 150));
  await writeFile(path('empty.png'), '');
  await writeFile(path('notes.png'), 'not a picture at all');
  await writeFile(path('page.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await writeFile(path('page.pdf'), '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
  await mkdir(path('folder'));
  await symlink(path('nowhere.png'), path('dangling.png'));
});

describe('an image that cannot be used', () => {
  it.each<[string, string]>([
    ['absent.png', 'image_missing'],
    ['dangling.png', 'image_missing'],
    ['cut.png', 'image_unreadable'],
    ['empty.png', 'image_unreadable'],
    ['notes.png', 'image_unsupported'],
    ['page.svg', 'image_unsupported'],
    ['page.pdf', 'image_unsupported'],
    ['black.png', 'image_blank'],
    ['grey.png', 'image_blank'],
  ])('%s is refused as %s before anything is loaded, by its name', async (name, code) => {
    await expect(validate({ image: path(name) })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(name),
    });
  });

  it('a folder is refused', async () => {
    await expect(validate({ image: path('folder') })).rejects.toMatchObject({
      code: expect.stringMatching(/^image_(missing|unsupported)$/),
    });
  });

  it('is refused as the last one too', async () => {
    const images = { image: path('photo.png'), lastImage: path('absent.png') };
    await expect(validate(images)).rejects.toMatchObject({ code: 'image_missing' });
  });

  it('that is not given is asked for', async () => {
    await expect(validate({})).rejects.toMatchObject({
      code: 'image_missing',
      hint: expect.stringContaining('--image'),
    });
  });

  it('by a relative path is a problem like others, and all of them are told', async () => {
    const { problems } = await validate({ image: 'photo.png', steps: 0 });
    expect(problems.map((problem) => problem.path)).toEqual(['image', 'steps']);
  });
});

describe('an image that can be used', () => {
  it('of one colour is taken when that is wanted', async () => {
    const { problems } = await validate({ image: path('black.png'), allowBlankImage: true });
    expect(problems).toEqual([]);
  });

  it('may be nearly black, and the last one black', async () => {
    await expect(validate({ image: path('dot.png') })).resolves.toMatchObject({ problems: [] });
    const faded = { image: path('photo.png'), lastImage: path('black.png') };
    await expect(validate(faded)).resolves.toMatchObject({ problems: [] });
  });

  it('decides the sides that are left out', async () => {
    const sides = async (fields: JsonObject) => {
      const { request, adjustments } = await validate({ image: path('photo.png'), ...fields });
      expect(adjustments).toEqual([]);
      return [request.width, request.height];
    };
    expect(await sides({})).toEqual([768, 512]);
    expect(await sides({ area: 96 * 64 })).toEqual([96, 64]);
    expect(await sides({ width: 96 })).toEqual([96, 64]);
    expect(await sides({ height: 32 })).toEqual([48, 32]);
  });

  it('of other proportions than the clip is announced', async () => {
    const { adjustments, request } = await validate({ image: path('photo.png'), width: 64, height: 64 });
    expect(adjustments).toMatchObject([{ path: 'image', from: '120×80', to: '64×64' }]);
    expect(adjustments[0]?.reason).toContain('stretched');
    expect(request.image).toBe(path('photo.png'));
  });

  it('is cropped where that is wanted, to other frames', async () => {
    const encoded = async (imageFit: string) => {
      const request = { prompt, image: path('photo.png'), width: 32, height: 32, frames: 5, imageFit };
      const plan = await planFor(adapter, checkpoint, request);
      const run = await adapter.open(plan, new AbortController().signal);
      try {
        const outputs = await runStages(run, { directory: await scratch(), until: 'encode_image' });
        return await readFile(outputs.encode_image?.files.condition ?? '');
      } finally {
        await run.close();
      }
    };
    expect((await encoded('cover')).equals(await encoded('stretch'))).toBe(false);
  });
});
