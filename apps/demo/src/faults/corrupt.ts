import { stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { failedWith, madeVideo, recoveredBy } from '../claims.js';
import { copyCheckpoint } from '../copy-checkpoint.js';
import type { Fault } from '../fault.js';

/** What a broken download leaves. */
const shareLeft = 0.6;

export const corrupt: Fault = {
  id: 'corrupt',
  title: 'A weight file is truncated',
  made: 'a copy of the checkpoint loses the last part of a file; a whole copy lies beside it, then does not',
  async run(stage) {
    const source = String(stage.clips.t2v.checkpoint);
    const damaged = await damagedCopy(source, join(stage.scratch, 'beside', 'damaged'));
    await copyCheckpoint(source, join(stage.scratch, 'beside', 'whole'));
    const rescued = await stage.take('with a whole copy beside it', {
      ...stage.clips.t2v,
      checkpoint: damaged,
    });
    const alone = await damagedCopy(source, join(stage.scratch, 'alone', 'damaged'));
    const ended = await stage.take('alone', { ...stage.clips.t2v, checkpoint: alone });
    const named = ended.events.some(
      (e) => e.type === 'failure' && JSON.stringify(e.failure.facts).includes('diffusion_pytorch_model'),
    );
    return {
      runs: [rescued, ended],
      claims: [
        failedWith(rescued, /^WAN_WEIGHTS_INTEGRITY\//),
        recoveredBy(rescued, /checkpoint/),
        madeVideo(rescued),
        {
          text: 'alone: ended before any stage started, naming the file',
          holds: named && !ended.events.some((e) => e.type === 'stage.started'),
        },
      ],
    };
  },
};

async function damagedCopy(from: string, to: string): Promise<string> {
  const checkpoint = await copyCheckpoint(from, to);
  const file = join(checkpoint, 'transformer_2', 'diffusion_pytorch_model.safetensors');
  await truncate(file, Math.floor((await stat(file)).size * shareLeft));
  return checkpoint;
}
