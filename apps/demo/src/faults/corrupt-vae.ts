import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failedWith, madeVideo, recoveredBy } from '../claims.js';
import { copyCheckpoint } from '../copy-checkpoint.js';
import type { DemoStage } from '../demo-stage.js';
import type { Fault } from '../fault.js';
import type { RunRecord } from '../run-record.js';

const tensor = 'encoder.conv_in.weight';
/** As long as the right name, so that nothing else in the file moves. */
const misspelt = 'encoder.conv_in.wieght';
const made = `a copy of the checkpoint whose VAE has no tensor ${tensor}, because its name is misspelt`;

/** The clip alone. */
export const bothStory: Fault = {
  id: 'ti2v',
  title: 'Text and image to video, from a damaged checkpoint',
  made: `${made}; a whole copy lies beside it`,
  async run(stage) {
    const run = await rescued(stage);
    return { runs: [run], claims: rescueOf(run) };
  },
};

export const corruptVae: Fault = {
  id: 'corrupt-vae',
  title: 'A tensor of the image encoder is missing',
  made: `${made}; a whole copy lies beside it, then does not`,
  async run(stage) {
    const run = await rescued(stage);
    const checkpoint = await damagedCopy(stage, 'vae-alone');
    const ended = await stage.take('alone', { ...stage.clips.ti2v, checkpoint });
    const started = ended.events.some((e) => e.type === 'stage.started');
    return {
      runs: [run, ended],
      claims: [
        ...rescueOf(run),
        {
          text: `alone: ended before any stage started, naming the tensor ${tensor}`,
          holds: named(ended) && !started,
        },
      ],
    };
  },
};

async function rescued(stage: DemoStage): Promise<RunRecord> {
  const checkpoint = await damagedCopy(stage, 'vae-beside');
  await copyCheckpoint(String(stage.clips.ti2v.checkpoint), join(stage.scratch, 'vae-beside', 'whole'));
  return stage.take('with a whole copy beside it', { ...stage.clips.ti2v, checkpoint });
}

function rescueOf(run: RunRecord) {
  return [
    failedWith(run, /^WAN_WEIGHTS_INTEGRITY\//),
    { text: `the failure names the tensor ${tensor}`, holds: named(run) },
    recoveredBy(run, /checkpoint/),
    madeVideo(run),
  ];
}

function named(run: RunRecord): boolean {
  return run.events.some((e) => e.type === 'failure' && JSON.stringify(e.failure.facts).includes(tensor));
}

async function damagedCopy(stage: DemoStage, name: string): Promise<string> {
  const checkpoint = await copyCheckpoint(
    String(stage.clips.ti2v.checkpoint),
    join(stage.scratch, name, 'damaged'),
  );
  const file = join(checkpoint, 'vae', 'diffusion_pytorch_model.safetensors');
  const bytes = await readFile(file);
  bytes.write(misspelt, bytes.indexOf(tensor), 'latin1');
  await writeFile(file, bytes);
  return checkpoint;
}
