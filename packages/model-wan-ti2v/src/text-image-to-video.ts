import { officialNegativePrompt, type WanFamily } from '@retake/wan-stages';

/** Wan text, or text and image, to video with the official sampling of Wan2.2-TI2V-5B. */
export const textImageToVideo: WanFamily = {
  id: 'wan-ti2v',
  title: 'Wan text and image to video',
  task: 'text and image to video',
  example: 'Wan2.2-TI2V-5B-Diffusers',
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
  presets: {
    '480p': { area: 832 * 480 },
    '720p': { area: 1280 * 704 },
  },
};
