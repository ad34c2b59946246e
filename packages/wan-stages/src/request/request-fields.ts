/** What a field takes. Numbers outside of `least`…`most` are refused, not moved. */
export type FieldRule =
  | { readonly kind: 'text'; readonly required: boolean }
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

/** Every field of a request. What a checkpoint narrows further is checked after. */
export const requestFields = {
  prompt: { kind: 'text', required: true },
  negativePrompt: { kind: 'text', required: false },
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
export const fieldNames = Object.keys(requestFields) as FieldName[];
