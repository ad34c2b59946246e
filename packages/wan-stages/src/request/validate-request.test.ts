import { fileURLToPath } from 'node:url';
import type { JsonObject } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { imageToVideo, textImageToVideo, textToVideo } from '../../test/families.js';
import { readConfigs } from '../checkpoint/read-configs.js';
import { validateRequest } from './validate-request.js';

const tiny = fileURLToPath(new URL('../../../../fixtures/tiny-wan-t2v', import.meta.url));
const configs = await readConfigs(tiny, textToVideo);
const oneExpert = { ...configs, pipeline: { ...configs.pipeline, boundary_ratio: null } };
const prompt = 'a fox runs';

describe('validateRequest', () => {
  it('fills in what the official A14B samples with', () => {
    const { request, adjustments, problems } = validateRequest({ prompt }, configs, textToVideo);
    expect(request).toEqual({ prompt, ...textToVideo.defaults });
    expect([adjustments, problems]).toEqual([[], []]);
  });

  it('fills in another sampling where there is one expert, by the size of its transformer', () => {
    const singleExpert = [
      { mostHeads: 12, defaults: { steps: 50, guidanceScale: 6 } },
      { mostHeads: 40, defaults: { steps: 51, guidanceScale: 5, flowShift: 5 } },
    ];
    const family = { ...textToVideo, singleExpert };
    const used = (heads: number, boundary: number | null) =>
      validateRequest(
        { prompt },
        {
          ...configs,
          transformer: { ...configs.transformer, num_attention_heads: heads },
          pipeline: { ...configs.pipeline, boundary_ratio: boundary },
        },
        family,
      ).request;
    expect(used(12, null)).toMatchObject({ steps: 50, guidanceScale: 6, flowShift: 12 });
    expect(used(40, null)).toMatchObject({ steps: 51, guidanceScale: 5, flowShift: 5 });
    expect(used(40, 0.875)).toEqual({ prompt, ...textToVideo.defaults });
  });

  it('leaves out the second scale where there is one expert', () => {
    expect(validateRequest({ prompt }, oneExpert, textToVideo).request).not.toHaveProperty('guidanceScale2');
    expect(validateRequest({ prompt, guidanceScale2: 3 }, oneExpert, textToVideo).problems).toMatchObject([
      { path: 'guidanceScale2' },
    ]);
  });

  it.each([
    [
      { width: 33, height: 47 },
      { width: 32, height: 48 },
    ],
    [
      { width: 1, height: 24 },
      { width: 16, height: 32 },
    ],
    [{ frames: 18 }, { frames: 17 }],
    [{ frames: 80 }, { frames: 81 }],
    [{ frames: 2 }, { frames: 1 }],
    [{ frames: 3 }, { frames: 5 }],
  ])('snaps %o to %o and says so', (given, legal) => {
    const { request, adjustments, problems } = validateRequest({ prompt, ...given }, configs, textToVideo);
    expect(request).toMatchObject(legal);
    expect(problems).toEqual([]);
    expect(adjustments.map(({ path, from, to }) => ({ path, from, to }))).toEqual(
      Object.entries(given).map(([path, from]) => ({ path, from, to: legal[path as keyof typeof legal] })),
    );
    for (const { reason } of adjustments) expect(reason).toMatch(/multiple/);
  });

  it('leaves legal sizes alone', () => {
    const { adjustments } = validateRequest(
      { prompt, width: 96, height: 64, frames: 17 },
      configs,
      textToVideo,
    );
    expect(adjustments).toEqual([]);
  });

  it.each<[JsonObject, string]>([
    [{ prompt: '' }, 'prompt'],
    [{ prompt: ' \n' }, 'prompt'],
    [{}, 'prompt'],
    [{ prompt, negativePrompt: 7 }, 'negativePrompt'],
    [{ prompt, steps: -4 }, 'steps'],
    [{ prompt, steps: 0 }, 'steps'],
    [{ prompt, steps: 2.5 }, 'steps'],
    [{ prompt, seed: 1.5 }, 'seed'],
    [{ prompt, seed: '42' }, 'seed'],
    [{ prompt, guidanceScale: Number.NaN }, 'guidanceScale'],
    [{ prompt, flowShift: 0 }, 'flowShift'],
    [{ prompt, fps: Number.POSITIVE_INFINITY }, 'fps'],
    [{ prompt, width: 1e9 }, 'width'],
    [{ prompt, height: -480 }, 'height'],
    [{ prompt, width: null }, 'width'],
    [{ prompt, frames: 4095 }, 'frames'],
    [{ prompt, frames: 0 }, 'frames'],
  ])('refuses %o', (request, path) => {
    const { problems } = validateRequest(request, configs, textToVideo);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    for (const { given, allowed, hint } of problems) {
      expect(given).not.toBe('');
      expect(allowed).not.toBe('');
      expect(hint).not.toBe('');
    }
  });

  it.each([
    ['num_frames', 'frames'],
    ['negative_prompt', 'negativePrompt'],
    ['Widht', 'width'],
    ['guidance_scale_2', 'guidanceScale2'],
    ['num_inference_steps', 'steps'],
    ['sampler', undefined],
  ])('asks whether %s was meant to be %s', (name, meant) => {
    const { problems } = validateRequest({ prompt, [name]: 'x' }, configs, textToVideo);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toBe(name);
    expect(problems[0]?.hint).toBe(meant ? `Did you mean ${meant}?` : `Leave ${name} out.`);
    expect(problems[0]?.allowed.includes('the fields')).toBe(meant === undefined);
  });

  it('takes an empty negative prompt as it is', () => {
    expect(validateRequest({ prompt, negativePrompt: '' }, configs, textToVideo).request.negativePrompt).toBe(
      '',
    );
  });

  it('finds nothing to change in what it returned', () => {
    const first = validateRequest({ prompt, width: 33, frames: 18 }, configs, textToVideo).request;
    expect(validateRequest(first, configs, textToVideo)).toEqual({
      request: first,
      adjustments: [],
      problems: [],
    });
  });
});

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../../fixtures/tiny-wan-${name}`, import.meta.url));
const i2v = await readConfigs(fixture('i2v'), imageToVideo);
const ti2v = await readConfigs(fixture('ti2v'), textImageToVideo);
const photo = { width: 4000, height: 3000, format: 'jpeg' };

describe('requests with images', () => {
  const images = { image: photo };
  const given = { prompt, image: '/photos/fox.jpg' };

  it('are as large as the default, in the proportions of the image, and keep no area', () => {
    const { request, adjustments, problems } = validateRequest(given, i2v, imageToVideo, images);
    expect(request).toMatchObject({ ...given, imageFit: 'stretch', width: 720, height: 544, frames: 81 });
    expect([adjustments, problems]).toEqual([[], []]);
    const small = validateRequest({ ...given, area: 64 * 64 }, i2v, imageToVideo, images).request;
    expect(small).toMatchObject({ width: 64, height: 48 });
    expect(small).not.toHaveProperty('area');
  });

  it('tell when the image is stretched to other proportions, but not for a few pixels', () => {
    const adjusted = (fields: JsonObject) =>
      validateRequest({ ...given, ...fields }, i2v, imageToVideo, images).adjustments;
    expect(adjusted({ width: 640, height: 480 })).toEqual([]);
    expect(adjusted({ width: 832, height: 480 })).toMatchObject([
      { path: 'image', from: '4000×3000', to: '832×480', reason: expect.stringContaining('stretched') },
    ]);
    expect(adjusted({ width: 832, height: 480 })[0]?.hint).toMatch(
      /--image-fit cover cuts .* --size 720x544\./,
    );
  });

  it('say nothing of proportions where the request says how images come to its sides', () => {
    for (const imageFit of ['cover', 'stretch']) {
      const fields = { ...given, width: 832, height: 480, imageFit };
      const { request, adjustments } = validateRequest(fields, i2v, imageToVideo, images);
      expect(request).toMatchObject({ imageFit });
      expect(adjustments).toEqual([]);
    }
  });

  it('say the same of the last image, which needs a frame of its own', () => {
    const both = { image: photo, lastImage: { ...photo, width: 3000 } };
    const fields = { ...given, lastImage: '/photos/end.jpg', width: 640, height: 480 };
    const { adjustments } = validateRequest(fields, i2v, imageToVideo, both);
    expect(adjustments.map(({ path }) => path)).toEqual(['lastImage']);
    const one = validateRequest({ ...fields, frames: 1 }, i2v, imageToVideo, both);
    expect(one.problems.map(({ path }) => path)).toEqual(['lastImage']);
  });

  it('find nothing to change in what they returned', () => {
    const first = validateRequest(given, i2v, imageToVideo, images).request;
    const again = validateRequest(first, i2v, imageToVideo, images);
    expect(again).toEqual({ request: first, adjustments: [], problems: [] });
  });

  it.each([
    [{ image: 'fox.jpg' }, 'image'],
    [{ image: 7 }, 'image'],
    [{ image: '/fox.jpg', lastImage: './end.jpg' }, 'lastImage'],
    [{ image: '/fox.jpg', imageFit: 'contain' }, 'imageFit'],
    [{ image: '/fox.jpg', allowBlankImage: 'yes' }, 'allowBlankImage'],
  ])('refuse %o', (fields, path) => {
    const { problems } = validateRequest({ prompt, ...fields }, i2v, imageToVideo);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });

  it('are sent to the model that takes them', () => {
    const problem = (fields: JsonObject, of: typeof configs, family: typeof textToVideo) =>
      validateRequest({ prompt, ...fields }, of, family).problems[0];
    for (const field of [{ image: '/fox.jpg' }, { imageFit: 'cover' }])
      expect(problem(field, configs, textToVideo)).toMatchObject({
        allowed: 'nothing: this model takes no image',
        hint: expect.stringContaining('--model i2v'),
      });
    expect(problem({ lastImage: '/fox.jpg' }, ti2v, textImageToVideo)).toMatchObject({
      allowed: 'nothing: this model takes no last image',
      hint: expect.stringContaining('--model i2v'),
    });
  });
});

describe('sizes of text and image to video', () => {
  it.each([
    [{ width: 1280, height: 720 }, ['height'], 'Use 1280×704.'],
    [{ width: 720, height: 1280 }, ['width'], 'Use 704×1280.'],
    [{ width: 848, height: 464 }, ['width', 'height'], 'Use 832×448.'],
    [{ width: 16, height: 32 }, ['width'], 'Use 32×32.'],
  ])('%o is another model’s', (fields, paths, hint) => {
    const { problems, adjustments } = validateRequest({ prompt, ...fields }, ti2v, textImageToVideo);
    expect(problems.map(({ path }) => path)).toEqual(paths);
    expect(new Set(problems.map((problem) => problem.hint))).toEqual(new Set([hint]));
    expect(adjustments).toEqual([]);
  });

  it('snaps what is no model’s', () => {
    const { request, problems } = validateRequest(
      { prompt, width: 1000, height: 700 },
      ti2v,
      textImageToVideo,
    );
    expect(problems).toEqual([]);
    expect(request).toMatchObject({ width: 992, height: 704 });
  });

  it('are the official ones without an image, and of that proportion for an area', () => {
    const request = (fields: JsonObject) =>
      validateRequest({ prompt, ...fields }, ti2v, textImageToVideo).request;
    expect(request({})).toMatchObject({ width: 1280, height: 704, frames: 121, fps: 24 });
    expect(request({})).not.toHaveProperty('guidanceScale2');
    expect(request({ area: 832 * 480 })).toMatchObject({ width: 832, height: 448 });
  });
});
