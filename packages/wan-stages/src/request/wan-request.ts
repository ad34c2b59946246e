/** A complete request. Sizes in pixels. */
export interface WanRequest {
  readonly prompt: string;
  readonly negativePrompt: string;
  /** Absolute path of the image that the clip begins with. */
  readonly image?: string;
  /** Absolute path of the image that the clip ends with. */
  readonly lastImage?: string;
  /** How images come to the clip's sides: `stretch` as diffusers does, `cover` keeps proportions and crops. */
  readonly imageFit?: 'stretch' | 'cover';
  /** Takes an image of one colour, which is otherwise refused. */
  readonly allowBlankImage?: boolean;
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
