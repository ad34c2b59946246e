import type { JsonObject } from '@retake/plugin-api';
import { peakOf } from '../budget-between.js';
import { failedWith, madeVideo, recoveredBy } from '../claims.js';
import type { Fault } from '../fault.js';
import { memoryRanOut } from '../memory-ran-out.js';
import { midCheckpoint } from '../mid-checkpoint.js';

const asked = { width: 256, height: 256, frames: 17, steps: 2 } as const;
const smaller = { width: 128, height: 128, frames: 9, steps: 1 } as const;
const streamed: JsonObject = { residency: 'stream', precision: { transformer: 'source' } };
const int8: JsonObject = { residency: 'stream', precision: { transformer: 'int8' } };

export const denoiseLevel: Fault = {
  id: 'denoise-level',
  title: 'Denoising does not fit even with streamed INT8 blocks',
  made: 'RLIMIT_DATA of the inference process is set below what the activations of this size take',
  async run(stage) {
    const request = { ...stage.clips.t2v, checkpoint: await midCheckpoint(stage.scratch), ...asked };
    const most = await peakOf(stage.retake, request, 'denoise', int8);
    const least = await peakOf(stage.retake, { ...request, ...smaller }, 'denoise', streamed);
    const run = await stage.take('too large', request, {
      memoryBytes: Math.round((most + least) / 2),
      options: streamed,
    });
    return {
      runs: [run],
      claims: [failedWith(run, memoryRanOut), recoveredBy(run, /level/), madeVideo(run)],
    };
  },
};
