import type { JsonObject } from '@retake/plugin-api';
import { budgetBetween } from '../budget-between.js';
import { failedWith, madeVideo, noStepRepeated, recoveredBy } from '../claims.js';
import type { Fault } from '../fault.js';
import { memoryRanOut } from '../memory-ran-out.js';

/** Large enough that decoding the frame whole needs several times what a tile needs. */
export const largeFrame = { width: 384, height: 256, frames: 17, steps: 8 } as const;
export const wholeFrame: JsonObject = { vae: { tiling: null } };
export const tiled: JsonObject = { vae: { tiling: { tile: 128, stride: 96 } } };

export const decodeMemory: Fault = {
  id: 'decode-memory',
  title: 'Decoding does not fit',
  made: 'RLIMIT_DATA of the inference process is set so that the whole-frame VAE decode cannot allocate',
  async run(stage) {
    const request = { ...stage.clips.t2v, ...largeFrame };
    const memoryBytes = await budgetBetween(stage.retake, request, 'decode', wholeFrame, tiled);
    const run = await stage.take('decode under a limit', request, { memoryBytes, options: wholeFrame });
    return {
      runs: [run],
      claims: [
        failedWith(run, memoryRanOut),
        recoveredBy(run, /tiling/),
        noStepRepeated(run, largeFrame.steps),
        madeVideo(run),
      ],
    };
  },
};
