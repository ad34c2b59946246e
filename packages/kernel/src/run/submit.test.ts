import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { facts, kit, request, temporaryFolder } from '../../test/run-kit.js';
import type { RunEvent } from '../events/run-event.js';
import type { RunRequest } from './prepare-run.js';

async function runsIn(folder: string): Promise<string[]> {
  return readdir(join(folder, 'runs')).catch(() => []);
}

describe('a request', () => {
  it('is adjusted to what is legal, and the run says so', async () => {
    const { retake } = await kit();
    const { report } = await retake.generate({ ...request, steps: 3 });
    const change = { path: 'request.steps', from: 3, to: 4, reason: 'steps are even' };
    expect(report.adjustments).toEqual([change]);
    expect(report.request).toEqual({
      given: { ...request, steps: 3 },
      used: { prompt: 'a fox', steps: 4, seed: 1 },
    });
  });

  it('is refused in strict mode when it would be adjusted, before anything is loaded', async () => {
    const { retake, folder } = await kit();
    await expect(retake.submit({ ...request, steps: 3 }, { strict: true })).rejects.toMatchObject({
      code: 'request_adjusted_in_strict_mode',
      message: 'Strict mode changes nothing, but the request would need: request.steps 3 → 4.',
      hint: 'Use the legal values listed. Or leave strict mode.',
      facts: { adjustments: [{ path: 'request.steps', from: 3, to: 4 }] },
    });
    expect(await runsIn(folder)).toEqual([]);
  });

  it('is refused with all its problems when it cannot be adjusted', async () => {
    const { retake, folder } = await kit();
    await expect(retake.submit({ ...request, prompt: '' })).rejects.toMatchObject({
      code: 'request_invalid',
      facts: { problems: [{ path: 'prompt', given: '""', allowed: 'a text' }] },
    });
    expect(await runsIn(folder)).toEqual([]);
  });

  it('starts from the fields of a preset, under those it gives itself', async () => {
    const { retake } = await kit();
    const steps = async (more: object) => (await retake.plan({ ...request, ...more })).plan.request.steps;
    expect(await steps({ preset: 'quick' })).toBe(2);
    expect(await steps({ preset: 'quick', steps: 6 })).toBe(6);
  });

  it('is told which presets there are', async () => {
    const { retake } = await kit();
    await expect(retake.plan({ ...request, preset: 'quik' })).rejects.toMatchObject({
      code: 'request_invalid',
      hint: 'Did you mean quick?',
      facts: { problems: [{ path: 'preset', given: '"quik"', allowed: 'quick, long' }] },
    });
    await expect(retake.plan({ ...request, preset: 'toString' })).rejects.toThrow('allowed: quick, long');
  });

  it('needs no model where there is only one', async () => {
    const { retake } = await kit();
    const { model: _, ...without } = request;
    expect((await retake.plan(without)).plan.model).toBe('tiny');
  });

  it('needs a model that is installed and a checkpoint', async () => {
    const { retake } = await kit();
    await expect(retake.submit({ ...request, model: 'sora' })).rejects.toMatchObject({
      code: 'model_unknown',
      facts: { given: 'sora', known: ['tiny'] },
    });
    const without = { model: 'tiny', prompt: 'x' } as unknown as RunRequest;
    await expect(retake.submit(without)).rejects.toMatchObject({
      code: 'request_invalid',
      facts: { problems: [{ path: 'checkpoint' }] },
    });
  });
});

describe('planning', () => {
  it('tells what would be done and runs nothing', async () => {
    const { retake, folder } = await kit();
    const prepared = await retake.plan(request, { options: { tiling: 128 } });
    expect(prepared).toMatchObject({
      plan: { model: 'tiny', options: { tiling: 128 }, hardware: 'box', memoryBytes: null },
      adjustments: [],
      limitBytes: 50,
      fits: true,
    });
    expect(prepared.estimates.map(({ stage }) => stage)).toEqual([
      'encode_text',
      'denoise',
      'decode',
      'write',
    ]);
    expect(await runsIn(folder)).toEqual([]);
  });

  it('says when a stage is not expected to fit', async () => {
    const { retake } = await kit();
    expect((await retake.plan(request)).fits).toBe(false);
    expect((await retake.plan(request, { memoryBytes: 60 })).fits).toBe(true);
  });

  it('makes the checkpoint path absolute', async () => {
    const { retake } = await kit();
    const { plan } = await retake.plan({ ...request, checkpoint: 'models/tiny' });
    expect(plan.checkpoint).toBe(join(process.cwd(), 'models', 'tiny'));
  });
});

describe('hardware', () => {
  it('is what is detected', async () => {
    const { retake } = await kit();
    expect(retake.hardware()).toEqual({ ...facts, simulated: false });
  });

  it('may be named, and then the report says that it is simulated', async () => {
    const { retake } = await kit({ detected: false, hardware: 'box' });
    expect(retake.hardware().simulated).toBe(true);
    expect((await retake.generate(request)).report.hardware).toMatchObject({ id: 'box', simulated: true });
  });

  it('is needed to run, not to look at plugins and runs', async () => {
    const { retake } = await kit({ detected: false });
    const unknown = { code: 'hardware_unknown', facts: { known: ['box'] } };
    await expect(retake.submit(request)).rejects.toMatchObject(unknown);
    expect(() => retake.hardware()).toThrow(expect.objectContaining(unknown));
    expect(retake.plugins()).toHaveLength(1);
    expect(await retake.runs()).toEqual([]);
  });

  it('must be one of those installed when named', async () => {
    const { retake } = await kit({ hardware: 'rtx9090' });
    await expect(retake.plan(request)).rejects.toMatchObject({ code: 'hardware_unknown' });
  });
});

describe('a job', () => {
  it('tells its events in order to everybody, from the first', async () => {
    const { retake } = await kit();
    const job = await retake.submit({ ...request, steps: 2 });
    const read = async () => {
      const events: RunEvent[] = [];
      for await (const event of job.events()) events.push(event);
      return events.filter(({ type }) => type !== 'progress');
    };
    const [early, also] = await Promise.all([read(), read()]);
    expect(early).toEqual(also);
    expect(await read()).toEqual(early);
    expect(early.map(({ seq }) => seq)).toEqual(early.map((_, index) => index + 1));
    expect(early).toEqual(await retake.history(job.id));
    expect(early.map(({ type }) => type)).toEqual([
      'run.created',
      'plan.made',
      'run.started',
      'stage.started',
      'stage.finished',
      'stage.started',
      'checkpoint',
      'checkpoint',
      'stage.finished',
      'stage.started',
      'stage.finished',
      'stage.started',
      'stage.finished',
      'run.finished',
    ]);
  });

  it('tells its state at any time', async () => {
    const seen = new Set<string>();
    const { retake } = await kit();
    const job = await retake.submit(request);
    for await (const _ of job.events()) seen.add(job.status().state);
    await job.settled();
    expect([...seen]).toEqual(expect.arrayContaining(['succeeded']));
    expect(job.status()).toMatchObject({ state: 'succeeded', overall: 1, stage: 'write', failures: 0 });
    expect(await retake.run(job.id)).toEqual(job.status());
  });

  it('shows previews and the process that serves it', async () => {
    const png = new Uint8Array([1, 2, 3]);
    const { retake } = await kit({
      hooks: {
        onStep: async (step, _plan, context) => {
          context.worker({ pid: 77 });
          context.preview({ step, png, width: 1, height: 1 });
          await new Promise((resolve) => setImmediate(resolve));
        },
      },
    });
    const job = await retake.submit({ ...request, steps: 2 });
    const events: RunEvent[] = [];
    for await (const event of job.events()) events.push(event);
    expect(events).toContainEqual(expect.objectContaining({ type: 'worker', pid: 77 }));
    expect(events).toContainEqual(expect.objectContaining({ type: 'preview', png }));
    expect((await retake.history(job.id)).some(({ type }) => type === 'preview')).toBe(false);
  });

  it('settles without throwing', async () => {
    const { retake } = await kit({
      hooks: {
        onStage: () => {
          throw new Error('unheard of');
        },
      },
    });
    const settled = await (await retake.submit(request)).settled();
    expect(settled).toMatchObject({
      state: 'failed',
      error: { code: 'run_failed', facts: { failure: { code: 'WAN_INFERENCE/unclassified' } } },
    });
  });

  it('leaves clip and report in the folder it was given', async () => {
    const { retake, folder } = await kit();
    const outputDirectory = join(folder, 'clips');
    const { runId, files, reportPath, report } = await retake.generate(request, { outputDirectory });
    expect((await readdir(outputDirectory)).sort()).toEqual([`${runId}.json`, `${runId}.mp4`]);
    expect(files.video).toBe(join(outputDirectory, `${runId}.mp4`));
    expect(JSON.parse(await readFile(reportPath, 'utf8'))).toEqual(report);
    expect(report.files).toEqual({ video: `${runId}.mp4` });
    expect(report.versions).toMatchObject({ node: process.version, plugins: { tiny: expect.any(String) } });
  });

  it('names clip, report and what lies beside them after the name it was given', async () => {
    const { retake, folder } = await kit({ hooks: { beside: ['sheet.png', 'animation.webp', 'notes.txt'] } });
    const outputDirectory = join(folder, 'clips');
    const { report } = await retake.generate(request, { outputDirectory, outputName: 'one' });
    const names = ['one.contact.png', 'one.json', 'one.mp4', 'one.notes.txt', 'one.webp'];
    expect((await readdir(outputDirectory)).sort()).toEqual(names);
    expect(report.files).toMatchObject({ video: 'one.mp4', sheet: 'one.contact.png', animation: 'one.webp' });
  });

  it.each(['', '..', 'a/b', 'a\\b', 'a\0b'])(
    'refuses the name %j before anything is made',
    async (outputName) => {
      const { retake } = await kit();
      await expect(retake.submit(request, { outputName })).rejects.toMatchObject({
        code: 'request_invalid',
        facts: { path: 'outputName' },
      });
      expect(await retake.runs()).toEqual([]);
    },
  );

  it('fails with a report when the output folder is lost on the way', async () => {
    const folder = await temporaryFolder();
    const outputDirectory = join(folder, 'out');
    const lose = async () => {
      await rm(outputDirectory, { recursive: true, force: true });
      await writeFile(outputDirectory, '');
    };
    const { retake } = await kit({ folder, hooks: { onStage: lose } });
    const job = await retake.submit(request, { outputDirectory });
    expect(await job.settled()).toMatchObject({ error: { facts: { failure: { stage: 'deliver' } } } });
    const report = JSON.parse(await readFile(join(folder, 'runs', job.id, 'report.json'), 'utf8'));
    expect(report).toMatchObject({ outcome: 'failed', runId: job.id });
  });
});

describe('the list of runs', () => {
  it('has the newest first', async () => {
    const { retake } = await kit();
    const first = await retake.generate(request);
    const second = await retake.generate({ ...request, seed: 2 });
    expect((await retake.runs()).map(({ id }) => id)).toEqual([second.runId, first.runId]);
  });

  it('shows a run whose process is gone as paused', async () => {
    const { retake, folder } = await kit();
    const { runId } = await retake.generate(request);
    const path = join(folder, 'runs', runId, 'journal.jsonl');
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, `${lines.slice(0, 6).join('\n')}\n`);
    expect(await retake.run(runId)).toMatchObject({ state: 'paused', resumable: true, overall: 0.1 });
  });
});
