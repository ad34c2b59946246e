import { RetakeError, type Tensor } from '@retake/plugin-api';
import { type Moments, momentsOf } from './moments.js';

/** Latents are noise of deviation 1 at first and stay near it; below this there is nothing left to see in them. */
const collapsedBelow = 1e-3;
/** Above this nothing that a VAE was trained on is left: real latents stay below 10, guidance far too high included. */
const explodedAbove = 100;
/** A velocity leads from noise to video, so it varies about as much as they do. Zeroed weights give none. */
const stillBelow = 1e-6;

/** The weights that made what is looked at, and alone can be at fault. */
export interface MadeBy {
  readonly component: 'vae';
  /** Absolute path of the weight file, or of the folder that holds several. */
  readonly file: string;
}

/** What a defect of numbers in weights is called, where files are mended. */
const damagedNumbers = 'damaged_numbers';

/** How a message calls it. */
const names = { velocity: 'The predicted velocities', latents: 'The latents', frames: 'The frames' } as const;

/** What is looked at, and after which step (from 0). */
interface Place {
  readonly what: keyof typeof names;
  readonly step?: number | undefined;
  readonly madeBy?: MadeBy | undefined;
}

/**
 * Looks at the latents after a step.
 * @throws RetakeError `video_unhealthy` for NaN or infinity, `latents_collapsed`, `latents_exploded`
 */
export function checkLatents(latents: Float32Array, step?: number): void {
  const place = { what: 'latents', step } as const;
  const moments = requireFinite(latents, place);
  const { deviation } = moments;
  if (deviation < collapsedBelow) throw collapsed(moments, place, collapsedBelow);
  if (deviation <= explodedAbove) return;
  throw new RetakeError(
    'latents_exploded',
    `The latents vary by ${deviation.toPrecision(3)}${after(place)}; about 1 is usual`,
    { facts: { ...facts(place), deviation, limit: explodedAbove } },
  );
}

/**
 * Looks at what the transformer predicts, before a step is taken with it.
 * @throws RetakeError `video_unhealthy` for NaN or infinity, `latents_collapsed` when it is the same everywhere
 */
export function checkVelocity(velocity: Float32Array, step: number): void {
  const place = { what: 'velocity', step } as const;
  const moments = requireFinite(velocity, place);
  if (moments.deviation < stillBelow) throw collapsed(moments, place, stillBelow);
}

/**
 * Looks for NaN and infinity only, where any other value may be: decoded frames, which NaN would turn black, and images.
 * @throws RetakeError `video_unhealthy`
 */
export function checkFinite(data: Float32Array, what: 'latents' | 'frames'): void {
  requireFinite(data, { what });
}

/**
 * Looks at latents [channels,T,h,w] that the VAE made of an image, before a run is spent on them. Each channel has a mean of its
 * own, so each is looked at alone. With four whole small VAEs of both types (those of real models were not at hand) the channel
 * that varies most varied by 0.10 for the faintest image and by 0.24 to 1.2 for others; with zeros in the encoder's last layers, or
 * in all of them, by exactly 0. Zeros in its first layers alone are not seen: what the padding of the convolutions makes is 0.12.
 * @param blank whether the image may show one colour and nothing else
 * @throws RetakeError `video_unhealthy` for NaN or infinity, `latents_collapsed`; both name what made them
 */
export function checkImageLatents(latents: Tensor<'float32'>, madeBy: MadeBy, blank: boolean): void {
  const place = { what: 'latents', madeBy } as const;
  const moments = requireFinite(latents.data, place);
  const [channels = 1] = latents.dims;
  const size = latents.data.length / channels;
  const deviations = Array.from(
    { length: channels },
    (_, at) => momentsOf(latents.data.subarray(at * size, (at + 1) * size)).deviation,
  );
  const deviation = Math.max(...deviations);
  if (blank || deviation >= collapsedBelow) return;
  throw new RetakeError(
    'latents_collapsed',
    `The latents of the image hold one value per channel: the VAE in ${madeBy.file} does not see it`,
    { facts: { ...facts(place), mean: moments.mean, deviation, limit: collapsedBelow } },
  );
}

function requireFinite(data: Float32Array, place: Place): Moments {
  const moments = momentsOf(data);
  const { bad } = moments;
  if (bad < 0) return moments;
  const value = String(data[bad]);
  const from = place.madeBy ? `, made by the VAE in ${place.madeBy.file}` : '';
  throw new RetakeError('video_unhealthy', `${names[place.what]} hold ${value}${after(place)}${from}`, {
    facts: { ...facts(place), index: bad, value },
  });
}

function collapsed({ mean, deviation }: Moments, place: Place, limit: number): RetakeError {
  const said = `${names[place.what]} hold ${mean.toPrecision(3)} everywhere${after(place)}`;
  return new RetakeError('latents_collapsed', said, { facts: { ...facts(place), mean, deviation, limit } });
}

function after({ step }: Place): string {
  return step === undefined ? '' : ` after step ${step + 1}`;
}

function facts({ what, step, madeBy }: Place) {
  return {
    what,
    ...(step === undefined ? {} : { step }),
    ...(madeBy && { ...madeBy, kind: damagedNumbers }),
  };
}
