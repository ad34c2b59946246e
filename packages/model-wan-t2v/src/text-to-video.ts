import { officialNegativePrompt, type WanFamily } from '@retake/wan-stages';

/** Wan text to video with the official sampling of Wan2.2-T2V-A14B. */
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
  presets: {
    '480p': { width: 832, height: 480 },
    '480p-portrait': { width: 480, height: 832 },
    '720p': { width: 1280, height: 720 },
    '720p-portrait': { width: 720, height: 1280 },
    /** A rough look before the long run. */
    preview: { width: 416, height: 240, frames: 33, steps: 12 },
  },
};
