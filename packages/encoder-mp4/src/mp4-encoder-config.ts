import type { SchemaResult, StandardSchema } from '@retake/plugin-api';

const choices = ['auto', 'ffmpeg', 'wasm'] as const;
/** `auto` takes ffmpeg when it is there and can write H.264, else the built-in WASM encoder. */
export type EncoderChoice = (typeof choices)[number];

export interface Mp4EncoderConfig {
  readonly encoder: EncoderChoice;
  /** H.264 quantiser (x264: constant rate factor), 10 (large and good) to 51 (small and poor). */
  readonly quality: number;
}

const smallestQuality = 10;
const largestQuality = 51;
const defaults: Mp4EncoderConfig = { encoder: 'auto', quality: 18 };

function validate(value: unknown): SchemaResult<Mp4EncoderConfig> {
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value)))
    return { issues: [{ message: 'must be an object' }] };
  const given: Record<string, unknown> = { ...value };
  const unknown = Object.keys(given).filter((key) => !(key in defaults));
  const { encoder = defaults.encoder, quality = defaults.quality } = given;
  const issues = unknown.map((key) => ({
    message: `is not an option; there are encoder, quality`,
    path: [key],
  }));
  const choice = choices.find((name) => name === encoder);
  if (!choice) issues.push({ message: `must be one of ${choices.join(', ')}`, path: ['encoder'] });
  const inRange = typeof quality === 'number' && quality >= smallestQuality && quality <= largestQuality;
  if (!inRange || !Number.isInteger(quality))
    issues.push({
      message: `must be an integer from ${smallestQuality} to ${largestQuality}`,
      path: ['quality'],
    });
  if (issues.length > 0 || !choice || !inRange) return { issues };
  return { value: { encoder: choice, quality } };
}

/** Checks the plugin's configuration and fills in defaults: `{ encoder: 'auto', quality: 18 }`. */
export const mp4EncoderConfig: StandardSchema<Mp4EncoderConfig> = {
  '~standard': { version: 1, vendor: 'retake', validate },
};
