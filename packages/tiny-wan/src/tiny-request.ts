/**
 * What the tiny models are asked with unless something else is wanted: the size and length they were trained on, and no
 * negative prompt, because an empty text is what they learned as the absence of one.
 */
export const tinyRequest = {
  negativePrompt: '',
  width: 64,
  height: 64,
  frames: 17,
  fps: 8,
  steps: 20,
  guidanceScale: 4,
  flowShift: 3,
} as const;
