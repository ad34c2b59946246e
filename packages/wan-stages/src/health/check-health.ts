import { RetakeError } from '@retake/plugin-api';
import { type Moments, momentsOf } from './moments.js';

/** Latents are noise of deviation 1 at first and stay near it; below this there is nothing left to see in them. */
const collapsedBelow = 1e-3;
/** Above this nothing that a VAE was trained on is left: real latents stay below 10, guidance far too high included. */
const explodedAbove = 100;
/** A velocity leads from noise to video, so it varies about as much as they do. Zeroed weights give none. */
const stillBelow = 1e-6;

/** How a message calls it. */
const names = { velocity: 'The predicted velocities', latents: 'The latents', frames: 'The frames' } as const;

/** What is looked at, and after which step (from 0). */
interface Place {
  readonly what: keyof typeof names;
  readonly step?: number | undefined;
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

function requireFinite(data: Float32Array, place: Place): Moments {
  const moments = momentsOf(data);
  const { bad } = moments;
  if (bad < 0) return moments;
  const value = String(data[bad]);
  throw new RetakeError('video_unhealthy', `${names[place.what]} hold ${value}${after(place)}`, {
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

function facts({ what, step }: Place) {
  return { what, ...(step === undefined ? {} : { step }) };
}
