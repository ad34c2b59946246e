import { rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { failedWith, madeVideo, recoveredBy } from '../claims.js';
import { copyCheckpoint } from '../copy-checkpoint.js';
import type { Fault } from '../fault.js';

/** Reading this file at offset 0 fails with EIO, from the operating system itself. Linux only. */
const unreadable = '/proc/self/mem';

export const transient: Fault = {
  id: 'transient',
  title: 'A weight file cannot be read the first time',
  made: 'the file is a link to /proc/self/mem, where the first read fails with EIO; then the real file comes back',
  async run(stage) {
    const checkpoint = await copyCheckpoint(
      String(stage.clips.t2v.checkpoint),
      join(stage.scratch, 'flaky', 'checkpoint'),
    );
    const file = join(checkpoint, 'transformer', 'diffusion_pytorch_model.safetensors');
    const away = `${file}.away`;
    await rename(file, away);
    await symlink(unreadable, file);
    let back: Promise<void> | undefined;
    const run = await stage.take(
      'flaky disk',
      { ...stage.clips.t2v, checkpoint },
      {
        interfere: (event) => {
          if (event.type !== 'failure') return;
          back ??= rm(file).then(() => rename(away, file));
        },
      },
    );
    await back;
    return {
      runs: [run],
      claims: [failedWith(run, /read_failed$/), recoveredBy(run, /^retry/), madeVideo(run)],
    };
  },
};
