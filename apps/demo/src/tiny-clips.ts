import type { RunRequest } from '@retake/kernel';
import { sampleImage, type TinyWan, tinyRequest } from '@retake/tiny-wan';

/** A clip of each kind of model. */
export type Clips = Readonly<Record<TinyWan, RunRequest>>;

const defaultSeed = 42;

/** What each trained tiny model is asked for unless told otherwise: a colour, a shape and a motion it never saw together. */
export function tinyClips(changes: { readonly prompt?: string; readonly seed?: number } = {}): Clips {
  const common = { seed: defaultSeed, ...changes };
  return {
    t2v: {
      model: 'wan-t2v',
      ...tinyRequest('t2v'),
      prompt: 'a large red circle moving left on a navy background',
      ...common,
    },
    i2v: {
      model: 'wan-i2v',
      ...tinyRequest('i2v'),
      image: sampleImage('blue-star'),
      prompt: 'a large blue star moving left on a white background',
      ...common,
    },
    ti2v: {
      model: 'wan-ti2v',
      ...tinyRequest('ti2v'),
      image: sampleImage('green-triangle'),
      prompt: 'a large green triangle spinning on a black background',
      ...common,
    },
  };
}
