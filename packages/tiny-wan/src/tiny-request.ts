import { checkpointFolder, type TinyWan } from './checkpoint-folder.js';

const sampling = {
  /** What training showed as the absence of a prompt. */
  negativePrompt: '',
  width: 64,
  height: 64,
  frames: 17,
  fps: 8,
  steps: 20,
  guidanceScale: 4,
  flowShift: 3,
} as const;

/** Fields of a request for a checkpoint of this package, with all that it was trained for; only `prompt` and images are missing. */
export function tinyRequest(name: TinyWan) {
  const second = name === 'ti2v' ? {} : { guidanceScale2: sampling.guidanceScale };
  return { checkpoint: checkpointFolder(name), ...sampling, ...second };
}
