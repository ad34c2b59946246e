import { officialNegativePrompt, type WanFamily } from '@retake/wan-stages';

/**
 * Wan text to video with the official sampling of Wan2.2-T2V-A14B; with one expert, of Wan2.1-T2V: 50 steps, guidance 5 and
 * shift 5 are the defaults of github.com/Wan-Video/Wan2.1 `generate.py`, guidance 6 and shift 8 what its README has for 1.3B.
 */
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
  singleExpert: [
    { mostHeads: 12, defaults: { steps: 50, guidanceScale: 6, flowShift: 8 } },
    { mostHeads: Number.POSITIVE_INFINITY, defaults: { steps: 50, guidanceScale: 5, flowShift: 5 } },
  ],
  presets: {
    '480p': { width: 832, height: 480 },
    '480p-portrait': { width: 480, height: 832 },
    '720p': { width: 1280, height: 720 },
    '720p-portrait': { width: 720, height: 1280 },
    /** A rough look before the long run. */
    preview: { width: 416, height: 240, frames: 33, steps: 12 },
  },
};
