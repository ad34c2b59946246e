import { RetakeError } from '@retake/plugin-api';

/** @throws RetakeError `video_unhealthy` when latents hold NaN or infinity; what is shown of them would be black or noise. */
export function checkHealth(latents: Float32Array, step?: number): void {
  const bad = latents.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const where = step === undefined ? '' : ` after step ${step + 1}`;
  throw new RetakeError('video_unhealthy', `The latents hold ${latents[bad]}${where}`, {
    facts: { index: bad, value: String(latents[bad]), ...(step !== undefined && { step }) },
  });
}
