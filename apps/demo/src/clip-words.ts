import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { TinyWan } from '@retake/tiny-wan';
import { hasSecondExpert } from './has-second-expert.js';
import { tinyClips } from './tiny-clips.js';
import { wordsOf } from './words-of.js';

const text = { type: 'string' } as const;
/** Flags whose values decide about defaults; the words of all others are passed on unread. */
const read = {
  model: text,
  checkpoint: text,
  image: text,
  prompt: text,
  size: text,
  guidance: text,
} satisfies ParseArgsConfig['options'];

/** Flags that say the same as another one. */
const sayTheSame: Readonly<Record<string, readonly string[]>> = { shift: ['flow-shift'] };
/** Said of a picture that nobody described: one word that the tiny models know, and none about what it shows. */
const neutralPrompt = 'it is moving';
/** What a preset decides. */
const inPresets: readonly string[] = ['size', 'frames', 'steps', 'shift'];

export interface ClipWords {
  /** Words for `retake generate`: what was given, and what was not given as the tiny model was trained for it. */
  readonly words: readonly string[];
  /** Whether the clip begins with a picture of the person's own. */
  readonly ownImage: boolean;
  /** The prompt that stands in for one of the person's own. */
  readonly prompt?: string;
}

/** Words of `npm start` for a clip of a tiny model, or undefined when there is no such model. */
export function clipWords(given: readonly string[]): ClipWords | undefined {
  const { values, tokens } = parseArgs({
    args: [...given],
    options: read,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const names = new Set(tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])));
  const { size } = values;
  const model = modelOf(values.model ?? 'i2v');
  if (!model) return undefined;
  const preset = names.has('preset') || (typeof size === 'string' && !/^\d+x\d+$/i.test(size));
  const complete = defaultsOf(model, values);
  const defaults = Object.entries(complete).filter(
    ([name]) =>
      ![name, ...(sayTheSame[name] ?? [])].some((flag) => names.has(flag)) &&
      !(preset && inPresets.includes(name)),
  );
  return {
    words: [
      'generate',
      ...defaults.map(([name, value]) => `--${name}=${value}`),
      ...(names.has('out') ? [] : ['--out=output']),
      ...given,
    ],
    ownImage: names.has('image'),
    ...(names.has('prompt') || complete.prompt === undefined ? {} : { prompt: complete.prompt }),
  };
}

function modelOf(name: string | boolean): TinyWan | undefined {
  return (['t2v', 'i2v', 'ti2v'] as const).find((model) => name === model || name === `wan-${model}`);
}

/**
 * One guidance scale holds for both experts, as in training; a checkpoint with one expert has no second scale. Without a
 * picture of its own, image to video takes a sample; of a picture of its own the prompt says nothing that it may not show.
 */
function defaultsOf(
  model: TinyWan,
  { image, guidance, checkpoint }: Readonly<Record<string, string | boolean | undefined>>,
): Readonly<Record<string, string>> {
  const { image: sample = '', 'guidance-2': second, ...defaults } = wordsOf(tinyClips()[model]);
  const scale = typeof guidance === 'string' ? guidance : second;
  const ownImage = image === undefined ? {} : { prompt: neutralPrompt };
  const takesSample = model === 'i2v' && image === undefined;
  // what is no number is left to the flag that was given, so that it is the one complained about
  const isNumber = scale?.trim() && Number.isFinite(Number(scale));
  const experts = typeof checkpoint !== 'string' || hasSecondExpert(checkpoint);
  return {
    ...defaults,
    ...ownImage,
    ...(takesSample ? { image: sample } : {}),
    ...(second !== undefined && isNumber && experts ? { 'guidance-2': scale } : {}),
  };
}
