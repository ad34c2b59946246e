import { textImageToVideo } from '@retake/model-wan-ti2v';
import { repeatGolden } from '@retake-e2e/wan-parts';
import { describe, expect, it } from 'vitest';

/** Relative errors: per call, and after all steps. */
const partLimit = 1e-4;
const runLimit = 1e-3;
/** Frames leave the run as bytes: cutting to 1/255 moves single values by up to one, their mean by far less. */
const meanByteLimit = 0.05;

describe('the run of the reference', () => {
  it.each([
    ['h-ti2v-text', 'resident'],
    ['i-ti2v-image', 'stream'],
    ['j-ti2v-image-euler', 'resident'],
  ] as const)('%s is repeated by the stages, %s', async (name, residency) => {
    const { condition, latents, largestByte, meanByte, facts, request } = await repeatGolden(
      textImageToVideo,
      name,
      residency,
    );
    if (request.image === undefined) expect(condition).toBeUndefined();
    else expect(condition).toBeLessThanOrEqual(partLimit);
    expect(latents).toBeLessThanOrEqual(runLimit);
    expect(largestByte).toBeLessThanOrEqual(1);
    expect(meanByte).toBeLessThan(meanByteLimit);
    expect(facts).toMatchObject({ frames: request.num_frames });
  });
});
