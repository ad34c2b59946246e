import { randomInt } from 'node:crypto';
import { budgetBetween } from '../budget-between.js';
import { failedWith, madeVideo, noStepRepeated, recoveredBy } from '../claims.js';
import type { Fault } from '../fault.js';
import { killAtStep } from '../kill-at-step.js';
import { memoryRanOut } from '../memory-ran-out.js';
import { largeFrame, tiled, wholeFrame } from './decode-memory.js';

export const story: Fault = {
  id: 'story',
  title: 'One clip through a kill and a memory failure',
  made: 'kill -9 of the inference process after a random step, then a memory limit that the whole-frame decode exceeds (frames of 384×256, which the tiny model was not trained for: it shows patterns)',
  async run(stage) {
    const request = { ...stage.clips.t2v, ...largeFrame };
    const memoryBytes = await budgetBetween(stage.retake, request, 'decode', wholeFrame, tiled);
    const step = randomInt(1, largeFrame.steps);
    const run = await stage.take('story', request, {
      memoryBytes,
      options: wholeFrame,
      interfere: killAtStep(step, stage.say),
    });
    return {
      runs: [run],
      claims: [
        failedWith(run, /process_killed/),
        failedWith(run, memoryRanOut),
        recoveredBy(run, /tiling/),
        noStepRepeated(run, largeFrame.steps),
        madeVideo(run),
      ],
    };
  },
};
