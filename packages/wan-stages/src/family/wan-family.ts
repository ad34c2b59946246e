import type { JsonObject } from '@retake/plugin-api';
import type { WanRequest } from '../request/wan-request.js';

/** How a model takes images: not at all, always, or to fix the first frame when one is given. */
export type Conditioning = 'none' | 'image-required' | 'image-optional-first-frame';

/** What a request means that leaves fields out: the official sampling of the family's main model. */
export type RequestDefaults = Pick<
  WanRequest,
  | 'negativePrompt'
  | 'width'
  | 'height'
  | 'frames'
  | 'fps'
  | 'steps'
  | 'guidanceScale'
  | 'guidanceScale2'
  | 'flowShift'
  | 'seed'
>;

/** What a checkpoint with one expert is sampled with, where a family's main model has two. */
export interface SingleExpertDefaults {
  /** Attention heads of the largest transformer that these hold for. */
  readonly mostHeads: number;
  readonly defaults: Partial<RequestDefaults>;
}

/** What tells one kind of Wan model from another. Everything else is the same code. */
export interface WanFamily {
  /** Id of the model adapter, for example `wan-t2v`. */
  readonly id: string;
  readonly title: string;
  /** The task within a sentence: `text to video`. */
  readonly task: string;
  /** A checkpoint of this family, to be named in hints. */
  readonly example: string;
  readonly conditioning: Conditioning;
  /** With an image, `width` × `height` is the area; the sides are the image's. */
  readonly defaults: RequestDefaults;
  /** What differs for checkpoints without a second expert: the first that holds, smallest transformers first. */
  readonly singleExpert?: readonly SingleExpertDefaults[];
  /** Named requests to start from: fields that stand in for what the person left out. */
  readonly presets: Readonly<Record<string, JsonObject>>;
}
