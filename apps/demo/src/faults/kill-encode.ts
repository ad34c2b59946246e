import { brokeIn, doneOnce, failedWith, madeVideo, sameBytes } from '../claims.js';
import type { DemoStage } from '../demo-stage.js';
import type { Fault } from '../fault.js';
import { killInStage } from '../kill-in-stage.js';

const made = 'kill -9 of the inference process while it encodes the image';

/** The clip alone. */
export const imageStory: Fault = {
  id: 'i2v',
  title: 'Image to video, killed while the image is encoded',
  made,
  async run(stage) {
    const run = await killed(stage);
    return { runs: [run], claims: claimsOf(run) };
  },
};

export const killEncode: Fault = {
  id: 'kill-encode',
  title: 'The inference process is killed while the image is encoded',
  made,
  async run(stage) {
    const calm = await stage.take('undisturbed', stage.clips.i2v);
    const run = await killed(stage);
    return { runs: [calm, run], claims: [...claimsOf(run), await sameBytes(calm, run)] };
  },
};

function killed(stage: DemoStage) {
  return stage.take('killed', stage.clips.i2v, { interfere: killInStage('encode_image', stage.say) });
}

function claimsOf(run: Awaited<ReturnType<typeof killed>>) {
  return [
    failedWith(run, /process_killed/),
    brokeIn(run, 'encode_image'),
    doneOnce(run, 'encode_text'),
    madeVideo(run),
  ];
}
