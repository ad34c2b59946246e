import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kit, request } from '../../test/run-kit.js';

/** Fails in decode below a memory limit of 50 bytes. */
const hungry = {
  onStage: (stage: string, { memoryBytes }: { memoryBytes: number | null }) => {
    if (stage === 'decode' && memoryBytes !== null && memoryBytes < 50) throw new Error('broken: too little');
  },
};

async function failed() {
  const { retake, folder } = await kit({ hooks: hungry });
  const job = await retake.submit(request, { memoryBytes: 20, outputDirectory: join(folder, 'out') });
  expect((await job.settled()).state).toBe('failed');
  return { retake, folder, id: job.id };
}

describe('what a person changes on resume', () => {
  it('lets a run succeed that failed for its memory limit', async () => {
    const { retake, id } = await failed();
    const { report } = await (await retake.resume(id, { memoryBytes: 80 })).result();
    const change = { path: 'plan.memoryBytes', from: 20, to: 80, reason: 'changed by a person on resume' };
    expect(report.plan.last.memoryBytes).toBe(80);
    expect(report.attempts.map(({ changed }) => changed)).toEqual([undefined, [change]]);
  });

  it('stays in force for later resumes', async () => {
    const { retake, folder, id } = await failed();
    const out = join(folder, 'other');
    const again = await retake.resume(id, { memoryBytes: 30, outputDirectory: out, outputName: 'two' });
    expect((await again.settled()).state).toBe('failed');
    expect((await retake.run(id)).plan?.memoryBytes).toBe(30);
    expect((await (await retake.resume(id)).settled()).state).toBe('failed');
    expect((await retake.run(id)).plan?.memoryBytes).toBe(30);
    const { files } = await (await retake.resume(id, { memoryBytes: null })).result();
    expect(files.video).toBe(join(out, 'two.mp4'));
  });

  it('is not journalled when nothing changes', async () => {
    const { retake, id } = await failed();
    await (await retake.resume(id, { memoryBytes: 20 })).settled();
    expect((await retake.history(id)).map(({ type }) => type)).not.toContain('run.changed');
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a limit of %d bytes', async (memoryBytes) => {
    const { retake, id } = await failed();
    await expect(retake.resume(id, { memoryBytes })).rejects.toMatchObject({ code: 'request_invalid' });
    expect(await retake.run(id)).toMatchObject({ state: 'failed', resumable: true });
  });

  it('goes on into another folder when the first has become a file', async () => {
    const { retake, folder, id } = await failed();
    await rm(join(folder, 'out'), { recursive: true });
    await writeFile(join(folder, 'out'), '');
    const memoryBytes = 80;
    await expect(retake.resume(id, { memoryBytes })).rejects.toMatchObject({ code: 'output_unwritable' });
    const outputDirectory = join(folder, 'other');
    const { files } = await (await retake.resume(id, { memoryBytes, outputDirectory })).result();
    expect(await readdir(outputDirectory)).toHaveLength(2);
    expect(dirname(files.video ?? '')).toBe(outputDirectory);
  });
});

describe('folders that cannot be used', () => {
  it('refuses an output folder that is a file before there is a run', async () => {
    const { retake, folder } = await kit();
    await writeFile(join(folder, 'file'), '');
    const submitted = retake.submit(request, { outputDirectory: join(folder, 'file') });
    await expect(submitted).rejects.toMatchObject({
      code: 'output_unwritable',
      message: `The output folder ${join(folder, 'file')} cannot be used: it is a file.`,
    });
    expect(await retake.runs()).toEqual([]);
  });

  it('leaves nothing of the probe in the output folder', async () => {
    const { retake, folder } = await kit();
    const outputDirectory = join(folder, 'out');
    const { runId } = await retake.generate(request, { outputDirectory });
    expect((await readdir(outputDirectory)).map((name) => name.split('.')[0])).toEqual([runId, runId]);
  });

  it('names a runs directory that is a file, also when listing', async () => {
    const { retake, folder } = await kit();
    await writeFile(join(folder, 'runs'), '');
    const unusable = {
      code: 'runs_directory_unusable',
      message: expect.stringContaining(join(folder, 'runs')),
      hint: expect.stringContaining('--runs-dir'),
    };
    await expect(retake.submit(request)).rejects.toMatchObject(unusable);
    await expect(retake.runs()).rejects.toMatchObject(unusable);
  });
});

describe('a run without a journal', () => {
  it.each(['missing', 'empty'])('is told as such when it is %s, wherever one looks', async (kind) => {
    const { retake, folder } = await kit();
    const run = join(folder, 'runs', '20260101-000000-x');
    await mkdir(run, { recursive: true });
    if (kind === 'empty') await writeFile(join(run, 'journal.jsonl'), '');
    const id = '20260101-000000-x';
    const invalid = { code: 'journal_invalid', message: expect.stringContaining('journal of the run') };
    await expect(retake.resume(id)).rejects.toMatchObject(invalid);
    await expect(retake.run(id)).rejects.toMatchObject(invalid);
    expect(await retake.runs()).toMatchObject([{ id, problem: invalid.message }]);
  });
});
