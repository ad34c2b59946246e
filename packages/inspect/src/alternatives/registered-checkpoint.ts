/** What clips can be asked for. */
export type Task = 't2v' | 'i2v' | 'flf2v' | 'edit';

/** One model of a checkpoint, by its number of parameters. */
export interface RegisteredPart {
  readonly role: 'transformer' | 'text_encoder' | 'vae' | 'image_encoder';
  /** How many of them there are: 2 for a checkpoint of two experts. */
  readonly count: number;
  readonly parameters: number;
  /** `architecture`: counted from its shapes; else who says so. */
  readonly source: string;
}

/** A published checkpoint. */
export interface RegisteredCheckpoint {
  readonly id: string;
  readonly title: string;
  readonly family: 'wan' | 'ltx' | 'hunyuan' | 'cogvideox' | 'mochi';
  /** On the Hugging Face hub. */
  readonly repository: string;
  readonly tasks: readonly Task[];
  readonly features: readonly string[];
  readonly licence: string;
  /** Programs that run it. */
  readonly runsIn: readonly string[];
  readonly parts: readonly RegisteredPart[];
  /** VAE it decodes with: finished latents can move between checkpoints of one VAE. */
  readonly latents: string;
  /** Pixels that widths and heights are multiples of. */
  readonly sizeStep: number;
  /** Frames are 1 more than a multiple of this. */
  readonly frameStep: number;
  /** Most pixels of a frame, and most frames, that it was made for. */
  readonly mostPixels: number;
  readonly mostFrames: number;
  readonly fps: number;
  readonly steps: number;
  /** Fields of a Retake request it can honour. */
  readonly fields: readonly string[];
  /** How its transformer is told from others; null where its class says enough. */
  readonly signature: { readonly heads: number; readonly layers: number; readonly channels: number } | null;
}
