import { randomInt } from 'node:crypto';
import { failedWith, madeVideo, noStepRepeated, sameBytes } from '../claims.js';
import type { DemoStage } from '../demo-stage.js';
import type { Fault } from '../fault.js';
import { killAtStep } from '../kill-at-step.js';
import type { RunRecord } from '../run-record.js';

const made = 'kill -9 of the inference process after a random denoise step';

/** The clip alone. */
export const textStory: Fault = {
  id: 't2v',
  title: 'Text to video, killed in the middle',
  made,
  async run(stage) {
    const run = await killed(stage);
    return { runs: [run], claims: claimsOf(run, stage) };
  },
};

export const kill: Fault = {
  id: 'kill',
  title: 'The inference process is killed',
  made,
  async run(stage) {
    const calm = await stage.take('undisturbed', stage.clips.t2v);
    const run = await killed(stage);
    return { runs: [calm, run], claims: [...claimsOf(run, stage), await sameBytes(calm, run)] };
  },
};

function killed(stage: DemoStage): Promise<RunRecord> {
  const step = randomInt(1, stepsOf(stage));
  return stage.take('killed', stage.clips.t2v, { interfere: killAtStep(step, stage.say) });
}

function claimsOf(run: RunRecord, stage: DemoStage) {
  return [failedWith(run, /process_killed/), noStepRepeated(run, stepsOf(stage)), madeVideo(run)];
}

function stepsOf(stage: DemoStage): number {
  return Number(stage.clips.t2v.steps);
}
