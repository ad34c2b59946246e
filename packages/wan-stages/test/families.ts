import { officialNegativePrompt } from '../src/family/official-negative-prompt.js';
import type { WanFamily } from '../src/family/wan-family.js';

/** Families for tests, with the numbers of the official models. */
export const textToVideo: WanFamily = {
  id: 'wan-t2v',
  title: 'Wan text to video',
  task: 'text to video',
  example: 'Wan2.2-T2V-A14B-Diffusers',
  conditioning: 'none',
  defaults: {
    negativePrompt: officialNegativePrompt,
    width: 832,
    height: 480,
    frames: 81,
    fps: 16,
    steps: 40,
    guidanceScale: 4,
    guidanceScale2: 3,
    flowShift: 12,
    seed: 0,
  },
  presets: {},
};

export const imageToVideo: WanFamily = {
  ...textToVideo,
  id: 'wan-i2v',
  task: 'image to video',
  conditioning: 'image-required',
};

export const textImageToVideo: WanFamily = {
  ...textToVideo,
  id: 'wan-ti2v',
  task: 'text and image to video',
  conditioning: 'image-optional-first-frame',
  defaults: {
    negativePrompt: officialNegativePrompt,
    width: 1280,
    height: 704,
    frames: 121,
    fps: 24,
    steps: 50,
    guidanceScale: 5,
    flowShift: 5,
    seed: 0,
  },
};
