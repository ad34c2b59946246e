import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRetake } from '../../packages/kernel/dist/index.js';

/** The app whose dependencies are the plugins. */
const app = fileURLToPath(new URL('../../apps/demo/', import.meta.url));
/** Milliseconds a plugin may take to come up: an evaluation has time. */
const patience = 120_000;
const decodeStage = 'decode';

/** Retake as an app has it, writing below `home`. */
export async function openProduct(home) {
  const runsDirectory = join(home, 'runs');
  const retake = await createRetake({
    from: app,
    runsDirectory,
    cacheDirectory: join(home, 'cache'),
    deadlines: { import: patience, create: patience, start: patience },
  });
  return {
    /**
     * Makes a clip and resolves to its frames before they become H.264, as raw RGB with its sizes, and the seconds it took,
     * with loading. Throws when the run failed or had to recover: its clip would not be what was asked for.
     */
    async makeClip(request, options = {}) {
      const start = performance.now();
      const job = await retake.submit(request, { options, strict: true });
      await job.result();
      const seconds = (performance.now() - start) / 1000;
      const folder = join(runsDirectory, job.id);
      const clip = await readDecoded(folder, await retake.history(job.id));
      await rm(folder, { recursive: true, force: true });
      return { clip, seconds };
    },
    close: () => retake.stop(),
  };
}

async function readDecoded(folder, events) {
  if (events.some(({ type }) => type === 'recovery.applied')) throw new Error('a run had to recover');
  const { files, facts } = events.findLast((e) => e.type === 'stage.finished' && e.stage === decodeStage);
  return { rgb: new Uint8Array(await readFile(join(folder, files.frames.path))), ...facts };
}
