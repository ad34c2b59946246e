import type { GuideTools } from '../tools/guide-tools.js';

/** So many frames, spread over the clip, are read. */
const frames = 8;
/** Pixels to a side of what is read, from the middle: scaling down would blur noise into a picture. */
const side = 128;
/** Neighbouring pixels of real pictures correlate above 0.8, of noise around 0. */
const noiseBelow = 0.2;
/** What varies less is grain on an even ground. In levels of 127. */
const leastDeviation = 10;

/**
 * Whether neighbouring pixels of a clip have nothing to do with each other. False where ffmpeg cannot tell.
 * @param seconds length of the clip
 */
export async function looksLikeNoise(
  video: string,
  seconds: number,
  { run }: Pick<GuideTools, 'run'>,
  signal: AbortSignal,
): Promise<boolean> {
  // Halved, every level is an ASCII letter, so that the pixels pass through text unchanged.
  const filters = `fps=${(frames / seconds).toFixed(6)},crop=min(iw\\,${side}):min(ih\\,${side}),format=gray,lut=y=val/2`;
  const words = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-i', video, '-vf', filters];
  const ran = await run('ffmpeg', [...words, '-frames:v', `${frames}`, '-f', 'rawvideo', '-'], signal);
  if (ran?.exitCode !== 0) return false;
  const { correlation, deviation } = neighbours(ran.stdout);
  return deviation > leastDeviation && correlation < noiseBelow;
}

/** How each level correlates with the next one. The few pairs around the ends of rows do not matter. */
function neighbours(levels: string): { readonly correlation: number; readonly deviation: number } {
  const count = levels.length - 1;
  if (count < side) return { correlation: 1, deviation: 0 };
  let sum = 0;
  let squares = 0;
  let products = 0;
  for (let at = 0; at < count; at++) {
    const level = levels.charCodeAt(at);
    sum += level;
    squares += level * level;
    products += level * levels.charCodeAt(at + 1);
  }
  const mean = sum / count;
  const variance = squares / count - mean * mean;
  return { correlation: (products / count - mean * mean) / variance, deviation: Math.sqrt(variance) };
}
