import type { Conditioning } from '../family/wan-family.js';

/** What a field takes. Numbers outside of `least`…`most` are refused, not moved. */
export type FieldRule =
  | { readonly kind: 'text'; readonly required: boolean }
  | { readonly kind: 'path' }
  | { readonly kind: 'choice'; readonly values: readonly (string | boolean)[] }
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      readonly whole: boolean;
      readonly unit: string;
    };

const whole = (least: number, most: number, unit: string): FieldRule => ({
  kind: 'number',
  least,
  most,
  whole: true,
  unit,
});
const real = (least: number, most: number, unit: string): FieldRule => ({
  kind: 'number',
  least,
  most,
  whole: false,
  unit,
});

/** H.264 level 6.2 ends at this side. */
const largestSide = 8192;
const safe = Number.MAX_SAFE_INTEGER;

/** Every field a request can have. What a checkpoint narrows further is checked after. */
export const requestFields = {
  prompt: { kind: 'text', required: true },
  negativePrompt: { kind: 'text', required: false },
  image: { kind: 'path' },
  lastImage: { kind: 'path' },
  imageFit: { kind: 'choice', values: ['stretch', 'cover'] },
  allowBlankImage: { kind: 'choice', values: [true, false] },
  area: whole(1, largestSide ** 2, 'pixels'),
  width: whole(1, largestSide, 'pixels'),
  height: whole(1, largestSide, 'pixels'),
  frames: whole(1, 4096, 'frames'),
  fps: real(1, 240, 'frames per second'),
  steps: whole(1, 1000, 'steps'),
  guidanceScale: real(0, 100, 'as scale'),
  guidanceScale2: real(0, 100, 'as scale'),
  flowShift: real(0.01, 100, 'as shift'),
  seed: whole(-safe, safe, 'as seed'),
} as const satisfies Record<string, FieldRule>;

export type FieldName = keyof typeof requestFields;

const withoutImage: readonly FieldName[] = ['image', 'lastImage', 'imageFit', 'allowBlankImage', 'area'];

/** Fields that requests of a kind of model do not have. */
const absent: Readonly<Record<Conditioning, readonly FieldName[]>> = {
  none: withoutImage,
  'image-required': [],
  'image-optional-first-frame': ['lastImage'],
};

/** Fields of the requests of a kind of model. */
export function fieldNames(conditioning: Conditioning): readonly FieldName[] {
  const names = Object.keys(requestFields) as FieldName[];
  return names.filter((name) => !absent[conditioning].includes(name));
}
