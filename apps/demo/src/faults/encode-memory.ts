import type { JsonObject } from '@retake/plugin-api';
import { budgetBetween } from '../budget-between.js';
import { brokeIn, doneOnce, failedWith, madeVideo, recoveredBy } from '../claims.js';
import type { Fault } from '../fault.js';
import { memoryRanOut } from '../memory-ran-out.js';

/** Large enough that encoding the clip of the image whole needs several times what a tile needs. */
const large = { width: 384, height: 256, frames: 5, steps: 2 } as const;
const tiles = { tile: 128, stride: 96 } as const;
const whole: JsonObject = { vae: { tiling: { ...tiles }, encodeTiling: null } };
const tiled: JsonObject = { vae: { tiling: { ...tiles }, encodeTiling: { ...tiles } } };

export const encodeMemory: Fault = {
  id: 'encode-memory',
  title: 'Encoding the image does not fit',
  made: 'RLIMIT_DATA of the inference process is set so that the image cannot be encoded whole',
  async run(stage) {
    const request = { ...stage.clips.i2v, ...large };
    const memoryBytes = await budgetBetween(stage.retake, request, 'encode_image', whole, tiled);
    const run = await stage.take('encode under a limit', request, { memoryBytes, options: whole });
    return {
      runs: [run],
      claims: [
        failedWith(run, memoryRanOut),
        brokeIn(run, 'encode_image'),
        recoveredBy(run, /encode-tiling/),
        doneOnce(run, 'encode_text'),
        madeVideo(run),
      ],
    };
  },
};
