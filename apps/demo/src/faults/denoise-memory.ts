import type { JsonObject } from '@retake/plugin-api';
import { budgetBetween } from '../budget-between.js';
import { failedWith, madeVideo, noStepRepeated, recoveredBy } from '../claims.js';
import type { DemoStage } from '../demo-stage.js';
import type { Fault } from '../fault.js';
import { memoryRanOut } from '../memory-ran-out.js';
import { midCheckpoint } from '../mid-checkpoint.js';

const steps = 4;
const held = (transformer: string): JsonObject => ({ residency: 'resident', precision: { transformer } });
const resident = held('source');
const streamed: JsonObject = { residency: 'stream', precision: { transformer: 'source' } };
const made =
  'RLIMIT_DATA of the inference process is set below what the blocks of a 100-million-parameter expert take';

export const denoiseMemory: Fault = {
  id: 'denoise-memory',
  title: 'Denoising does not fit with its blocks in memory',
  made,
  async run(stage) {
    const request = await midRequest(stage);
    const memoryBytes = await budgetBetween(stage.retake, request, 'denoise', resident, streamed);
    const run = await stage.take('blocks kept', request, { memoryBytes, options: resident });
    return {
      runs: [run],
      claims: [
        failedWith(run, memoryRanOut),
        recoveredBy(run, /offload\.blocks:stream/),
        noStepRepeated(run, steps),
        madeVideo(run),
      ],
    };
  },
};

export const denoiseInt8: Fault = {
  id: 'denoise-int8',
  title: 'Denoising does not fit, in an app without strategy-offload',
  made: `${made}; streaming is not installed, so only INT8 weights are left`,
  async run(stage) {
    const lean = await stage.without('@retake/strategy-offload');
    try {
      const request = await midRequest(lean);
      const memoryBytes = await budgetBetween(lean.retake, request, 'denoise', resident, held('int8'));
      const run = await lean.take('only INT8 installed', request, { memoryBytes, options: resident });
      return {
        runs: [run],
        claims: [
          failedWith(run, memoryRanOut),
          recoveredBy(run, /int8/),
          noStepRepeated(run, steps),
          madeVideo(run),
        ],
      };
    } finally {
      await lean.close();
    }
  },
};

export const denoiseInt4: Fault = {
  id: 'denoise-int4',
  title: 'Denoising does not fit, in an app for clips of full size in memory that wants no INT8 weights',
  made: `${made}; streaming and lower levels are not installed and INT8 is switched off, so only INT4 weights are left`,
  async run(stage) {
    const off = ['quantize.int8', 'quantize.int8-streamed'];
    const lean = await stage.inApp({
      exclude: ['@retake/strategy-offload', '@retake/strategy-degrade'],
      config: { 'strategy-quantize': { off } },
    });
    try {
      const request = await midRequest(lean);
      const memoryBytes = await budgetBetween(lean.retake, request, 'denoise', held('int8'), held('int4'));
      const run = await lean.take('only INT4 left', request, { memoryBytes, options: resident });
      return {
        runs: [run],
        claims: [
          failedWith(run, memoryRanOut),
          recoveredBy(run, /^quantize\.int4:int4$/),
          noStepRepeated(run, steps),
          madeVideo(run),
        ],
      };
    } finally {
      await lean.close();
    }
  },
};

async function midRequest(stage: DemoStage) {
  stage.say(
    '          (demo: a checkpoint of 100 million random parameters per expert is made on first use)',
  );
  const checkpoint = await midCheckpoint(stage.scratch);
  return { ...stage.clips.t2v, checkpoint, width: 64, height: 64, frames: 5, steps };
}
