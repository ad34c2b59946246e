/** A complete text-to-video request. Sizes in pixels. */
export interface WanRequest {
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** Frames per second of the clip; changes nothing but its speed. */
  readonly fps: number;
  readonly steps: number;
  /** Guidance scale of the high-noise expert. At 1 or below there is one pass per step instead of two. */
  readonly guidanceScale: number;
  /** Guidance scale of the low-noise expert; without a second expert the request has none. */
  readonly guidanceScale2?: number;
  readonly flowShift: number;
  /** Its low 32 bits decide the noise, as in torch. */
  readonly seed: number;
}

/** What the official Wan 2.2 T2V-A14B samples with, also when a request leaves fields out. */
export const requestDefaults = {
  negativePrompt:
    '色调艳丽，过曝，静态，细节模糊不清，字幕，风格，作品，画作，画面，静止，整体发灰，最差质量，低质量，JPEG压缩残留，' +
    '丑陋的，残缺的，多余的手指，画得不好的手部，画得不好的脸部，畸形的，毁容的，形态畸形的肢体，手指融合，静止不动的画面，' +
    '杂乱的背景，三条腿，背景人很多，倒着走',
  width: 832,
  height: 480,
  frames: 81,
  fps: 16,
  steps: 40,
  guidanceScale: 4,
  guidanceScale2: 3,
  flowShift: 12,
  seed: 0,
} as const satisfies Omit<WanRequest, 'prompt'>;
