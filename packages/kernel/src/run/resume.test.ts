import { cpSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kit, request, temporaryFolder } from '../../test/run-kit.js';
import { runFolder } from './run-folder.js';

const steps = 4;
const manyRunsMs = 60_000;
const asked = { ...request, steps };
const clip = (path: string | undefined) => readFile(path ?? '', 'utf8');

/** A run with copies of its folder as they were at every place where a model does its work. */
async function filmed() {
  const target = await temporaryFolder();
  const source = await temporaryFolder();
  const copies: { readonly place: string; readonly folder: string; readonly stepsDone: number }[] = [];
  let stepsDone = 0;
  const shoot = (place: string) => {
    const folder = join(target, `${copies.length}`);
    cpSync(source, folder, { recursive: true });
    copies.push({ place, folder, stepsDone });
  };
  const { retake } = await kit({
    folder: source,
    hooks: {
      onOpen: () => shoot('open'),
      onStage: (stage) => shoot(stage),
      onStep: (step) => {
        stepsDone = step;
        shoot(`step ${step}`);
        stepsDone = step + 1;
      },
    },
  });
  const { runId, files } = await retake.generate(asked);
  return { runId, copies, source, video: await clip(files.video) };
}

/** Goes on with a copy as another process would, counting the steps it computes. */
async function goOn(folder: string, runId: string) {
  await rm(runFolder(join(folder, 'runs'), runId).lock, { force: true });
  let computed = 0;
  const { retake } = await kit({
    folder,
    hooks: {
      onStep: () => {
        computed += 1;
      },
    },
  });
  const { files, report } = await (await retake.resume(runId)).result();
  return { video: await clip(files.video), report, computed };
}

describe('a run whose process died', () => {
  it('gives the same clip from every place, and computes no finished step again', {
    timeout: manyRunsMs,
  }, async () => {
    const { runId, copies, video } = await filmed();
    expect(copies.map(({ place }) => place)).toHaveLength(1 + 4 + steps);
    for (const { place, folder, stepsDone } of copies) {
      const resumed = await goOn(folder, runId);
      expect(resumed.video, place).toBe(video);
      expect(resumed.computed, place).toBe(steps - stepsDone);
      expect(resumed.report.attempts, place).toHaveLength(2);
    }
  });

  it('gives the same clip wherever its journal ends', { timeout: manyRunsMs }, async () => {
    const { runId, copies, video } = await filmed();
    const last = copies.at(-1)?.folder ?? '';
    const journal = await readFile(runFolder(join(last, 'runs'), runId).journal);
    const ends = [...journal.entries()].flatMap(([index, byte]) => (byte === 0x0a ? [index + 1] : []));
    const planned = ends[1] ?? 0;
    const cuts = ends.filter((end) => end >= planned).map((end, index) => end + (index % 2) * 7);
    for (const length of cuts) {
      const folder = await temporaryFolder();
      cpSync(last, folder, { recursive: true });
      await writeFile(runFolder(join(folder, 'runs'), runId).journal, journal.subarray(0, length));
      expect((await goOn(folder, runId)).video, `cut at ${length}`).toBe(video);
    }
  });

  it('does not exist as long as its plan is not written', async () => {
    const { runId, source } = await filmed();
    const { journal } = runFolder(join(source, 'runs'), runId);
    const content = await readFile(journal);
    await writeFile(journal, content.subarray(0, content.indexOf(0x0a) + 20));
    await expect(goOn(source, runId)).rejects.toMatchObject({ code: 'run_not_found' });
  });

  it('redoes a stage whose stored output was damaged', async () => {
    const { runId, copies, video } = await filmed();
    const last = copies.at(-1)?.folder ?? '';
    const { retake } = await kit({ folder: last });
    const finished = (await retake.history(runId)).findLast(
      (event) => event.type === 'stage.finished' && event.stage === 'denoise',
    );
    const stored = finished?.type === 'stage.finished' ? finished.files.out : undefined;
    await writeFile(join(runFolder(join(last, 'runs'), runId).path, stored?.path ?? ''), '0');
    const resumed = await goOn(last, runId);
    expect(resumed.video).toBe(video);
    expect(resumed.computed).toBe(steps);
  });

  it('goes on from the checkpoint before a torn one', async () => {
    const { runId, copies, video } = await filmed();
    const atStep3 = copies.find(({ place }) => place === 'step 3')?.folder ?? '';
    const { path } = runFolder(join(atStep3, 'runs'), runId);
    const [name = ''] = await readdir(join(path, 'checkpoints'));
    await writeFile(join(path, 'checkpoints', name, 'step-0000003.bin'), 'torn');
    const resumed = await goOn(atStep3, runId);
    expect(resumed.video).toBe(video);
    expect(resumed.computed).toBe(steps - 2);
  });
});

describe('resuming', () => {
  it('refuses a finished run and tells where its result is', async () => {
    const { retake } = await kit();
    const { runId, files } = await retake.generate(request);
    await expect(retake.resume(runId)).rejects.toMatchObject({ code: 'run_finished', facts: { files } });
  });

  it.each(['nothing-like-it', '../runs', '', 'A/B'])('knows no run "%s"', async (id) => {
    const { retake } = await kit();
    await expect(retake.resume(id)).rejects.toMatchObject({ code: 'run_not_found' });
  });

  it('refuses a run that is driven now', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { retake } = await kit({ hooks: { onOpen: () => gate } });
    const job = await retake.submit(request);
    await expect(retake.resume(job.id)).rejects.toMatchObject({ code: 'run_locked' });
    open();
    expect((await job.settled()).state).toBe('succeeded');
  });

  it('goes on with a failed run after a person has helped', async () => {
    let broken = true;
    const { retake } = await kit({
      hooks: {
        onStage: (stage) => {
          if (stage === 'decode' && broken) throw new Error('broken');
        },
      },
    });
    const job = await retake.submit(request);
    expect((await job.settled()).state).toBe('failed');
    expect(await retake.run(job.id)).toMatchObject({ state: 'failed', resumable: true });
    broken = false;
    const { report } = await (await retake.resume(job.id)).result();
    expect(report.attempts[1]?.stages.map(({ outcome }) => outcome)).toEqual([
      'reused',
      'reused',
      'finished',
      'finished',
    ]);
    expect(await retake.run(job.id)).toMatchObject({ state: 'succeeded', resumable: false, overall: 1 });
  });

  it('names the damaged line of a journal', async () => {
    const { runId, source } = await filmed();
    const { journal } = runFolder(join(source, 'runs'), runId);
    const content = await readFile(journal, 'utf8');
    await writeFile(journal, content.replace('"seq":3', '"seq":4'));
    const { retake } = await kit({ folder: source });
    await expect(retake.resume(runId)).rejects.toMatchObject({ code: 'journal_invalid', facts: { line: 3 } });
    expect(await retake.runs()).toMatchObject([{ id: runId, problem: expect.stringContaining('Line 3') }]);
  });
});
