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
    /** The shift suggested officially for 480p. With an image the sides follow it. */
    '480p': { area: 832 * 480, flowShift: 3 },
    '480p-portrait': { width: 480, height: 832, flowShift: 3 },
    '720p': { area: 1280 * 704 },
    '720p-portrait': { width: 704, height: 1280 },
    /** A rough look before the long run. */
    preview: { area: 416 * 256, flowShift: 3, frames: 33, steps: 12 },
  },
};
