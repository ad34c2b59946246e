import { randomInt } from 'node:crypto';
import { failedWith, madeVideo, noStepRepeated, sameBytes } from '../claims.js';
import type { Fault } from '../fault.js';
import { killAtStep } from '../kill-at-step.js';

export const kill: Fault = {
  id: 'kill',
  title: 'The inference process is killed',
  made: 'kill -9 of the inference process after a random denoise step',
  async run(stage) {
    const steps = Number(stage.request.steps);
    const calm = await stage.take('undisturbed', stage.request);
    const step = randomInt(1, steps);
    const run = await stage.take('killed', stage.request, { interfere: killAtStep(step, stage.say) });
    return {
      runs: [calm, run],
      claims: [
        failedWith(run, /process_killed/),
        noStepRepeated(run, steps),
        madeVideo(run),
        await sameBytes(calm, run),
      ],
    };
  },
};
