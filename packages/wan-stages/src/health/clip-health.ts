import { RetakeError } from '@retake/plugin-api';
import { asksFor } from './asks-for.js';

/** Levels of 255 that the pixels of a clip may differ by and still be one colour. */
const oneColour = 1;
const darkBelow = 8;
/** Neighbouring pixels of real pictures correlate above 0.8, of noise around 0. */
const noiseBelow = 0.2;
/** Noise also varies; dark even pictures have grain that correlates as little. In levels of 255. */
const noiseDeviation = 20;
/**
 * Above this nothing but noise explains it. Between both it may be strong grain, or weights that were never trained: those of
 * `fixtures/` reach 22.
 */
const certainDeviation = 30;
const colours = 3;
/** One row in so many is looked at for noise. */
const rowStride = 8;

/** Something odd about a clip that may have been asked for. */
export interface ClipWarning {
  readonly kind: 'video_blank' | 'video_frozen' | 'video_noise';
  readonly message: string;
}

/** What was asked for; a black or still clip may be just that. */
export interface Wanted {
  readonly prompt: string;
  /** Whether the clip may start from an image of one colour. */
  readonly blankImage?: boolean | undefined;
}

/** Looks at frames as they are decoded: black or of one colour, all the same, noise. Keeps one frame. */
export class ClipHealth {
  readonly #wanted: Wanted;
  #width = 0;
  #frames = 0;
  #previous: Uint8Array | undefined;
  #changes = false;
  #lowest = 255;
  #highest = 0;
  #noisy = 0;
  #certain = 0;

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  /** Takes in a frame: 8-bit RGB, row by row. It must not be changed afterwards. */
  note(rgb: Uint8Array, width: number): void {
    this.#width = width;
    this.#frames += 1;
    this.#spread(rgb);
    if (this.#previous && !this.#changes) this.#changes = Buffer.compare(this.#previous, rgb) !== 0;
    this.#previous = rgb;
    const deviation = this.#noiseOf(rgb);
    if (deviation > noiseDeviation) this.#noisy += 1;
    if (deviation > certainDeviation) this.#certain += 1;
  }

  /**
   * What is odd about the whole clip, where the request may ask for it or one cannot tell.
   * @throws RetakeError `video_blank`, `video_frozen`, `video_noise`
   */
  verdict(): readonly ClipWarning[] {
    if (this.#frames === 0) return [];
    if (this.#highest - this.#lowest <= oneColour) {
      const colour = this.#highest < darkBelow ? 'black' : 'of one colour';
      return this.#say('video_blank', `All ${this.#frames} frames are ${colour}`);
    }
    if (this.#frames > 1 && !this.#changes)
      return this.#say('video_frozen', `All ${this.#frames} frames are the same`);
    if (this.#noisy < this.#frames) return [];
    const message = `All ${this.#frames} frames look like noise`;
    if (this.#certain < this.#frames)
      return [{ kind: 'video_noise', message: `${message}, or strong grain` }];
    return this.#say('video_noise', message);
  }

  #say(kind: ClipWarning['kind'], message: string): readonly ClipWarning[] {
    const { prompt, blankImage = false } = this.#wanted;
    if (blankImage || asksFor(kind, prompt)) return [{ kind, message: `${message}, as the request may ask` }];
    const facts = { what: 'frames', frames: this.#frames, lowest: this.#lowest, highest: this.#highest };
    throw new RetakeError(kind, message, { facts });
  }

  #spread(rgb: Uint8Array): void {
    if (this.#highest - this.#lowest > oneColour) return;
    for (let at = 0; at < rgb.length; at++) {
      const value = rgb[at] ?? 0;
      if (value < this.#lowest) this.#lowest = value;
      if (value > this.#highest) this.#highest = value;
    }
  }

  /** Standard deviation of the green values of every eighth row, where horizontal neighbours do not correlate; else 0. */
  #noiseOf(rgb: Uint8Array): number {
    const stride = this.#width * colours;
    let count = 0;
    let sum = 0;
    let lefts = 0;
    let squares = 0;
    let products = 0;
    for (let row = 0; row + stride <= rgb.length; row += stride * rowStride) {
      let left = rgb[row + 1] ?? 0;
      for (let at = row + colours + 1; at < row + stride; at += colours) {
        const value = rgb[at] ?? 0;
        count += 1;
        sum += value;
        lefts += left;
        squares += value * value;
        products += left * value;
        left = value;
      }
    }
    if (count === 0) return 0;
    const mean = sum / count;
    const variance = squares / count - mean * mean;
    const covariance = products / count - mean * (lefts / count);
    return covariance < variance * noiseBelow ? Math.sqrt(variance) : 0;
  }
}
