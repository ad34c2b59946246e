import { fileURLToPath } from 'node:url';
import type { JsonObject } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { textToVideo } from '../../test/families.js';
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
