import type { RunRequest } from '@retake/kernel';

/** Fields of a request by the flag of `retake generate` that gives them. */
const flagOf = {
  model: 'model',
  checkpoint: 'checkpoint',
  prompt: 'prompt',
  negativePrompt: 'negative',
  image: 'image',
  lastImage: 'last-image',
  frames: 'frames',
  fps: 'fps',
  steps: 'steps',
  guidanceScale: 'guidance',
  guidanceScale2: 'guidance-2',
  flowShift: 'shift',
  seed: 'seed',
} as const;

/** The flags of `retake generate` that ask for a request: name → value. */
export function wordsOf(request: Partial<RunRequest>): Readonly<Record<string, string>> {
  const { width, height } = request;
  const size = width === undefined || height === undefined ? {} : { size: `${width}x${height}` };
  const flags = Object.entries(flagOf).flatMap(([field, flag]) =>
    request[field] === undefined ? [] : [[flag, String(request[field])] as const],
  );
  return { ...Object.fromEntries(flags), ...size };
}
