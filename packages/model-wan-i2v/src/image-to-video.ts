import { officialNegativePrompt, type WanFamily } from '@retake/wan-stages';

/** Wan image to video with the official sampling of Wan2.2-I2V-A14B. */
export const imageToVideo: WanFamily = {
  id: 'wan-i2v',
  title: 'Wan image to video',
  task: 'image to video',
  example: 'Wan2.2-I2V-A14B-Diffusers',
  conditioning: 'image-required',
  defaults: {
    negativePrompt: officialNegativePrompt,
    width: 832,
    height: 480,
    frames: 81,
    fps: 16,
    steps: 40,
    guidanceScale: 3.5,
    guidanceScale2: 3.5,
    flowShift: 5,
    seed: 0,
  },
  presets: {
    /** The official shift for 480p (Wan2.2 `wan/image2video.py`). Sides follow the image, upright ones too. */
    '480p': { area: 832 * 480, flowShift: 3 },
    '720p': { area: 1280 * 720 },
    /** A rough look before the long run. */
    preview: { area: 416 * 240, flowShift: 3, frames: 33, steps: 12 },
  },
};
