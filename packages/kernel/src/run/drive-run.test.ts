import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { action, always, kit, request } from '../../test/run-kit.js';
import { TestClock } from '../../test/test-clock.js';

const clip = async (path: string | undefined) => readFile(path ?? '', 'utf8');

describe('a run', () => {
  it('goes through all stages and leaves a clip and a report', async () => {
    const { retake } = await kit();
    const { files, report } = await retake.generate(request);
    expect(await clip(files.video)).toMatch(/^clip: frames of \d+$/);
    expect(report.outcome).toBe('succeeded');
    expect(report.attempts).toHaveLength(1);
    expect(report.attempts[0]?.stages.map(({ stage, outcome }) => [stage, outcome])).toEqual([
      ['encode_text', 'finished'],
      ['denoise', 'finished'],
      ['decode', 'finished'],
      ['write', 'finished'],
    ]);
  });

  it('reuses finished latents when only decode is changed', async () => {
    const { retake } = await kit({
      hooks: {
        onStage: (stage, plan) => {
          if (stage === 'decode' && plan.options.tiling === null) throw new Error('memory is short');
        },
      },
      strategies: { tile: always(action({ id: 'tile', patch: { 'options.tiling': 256 } })) },
    });
    const { report } = await retake.generate(request);
    expect(report.attempts.map(({ stages }) => stages.map(({ outcome }) => outcome))).toEqual([
      ['finished', 'finished', 'broken'],
      ['reused', 'reused', 'finished', 'finished'],
    ]);
    expect(report.attempts[0]?.recovery).toMatchObject({
      id: 'tile',
      outcome: 'helped',
      changes: [{ path: 'options.tiling', from: null, to: 256 }],
    });
  });

  it('goes on from the last step after the worker died and gives the same clip', async () => {
    const whole = await (await kit()).retake.generate(request);
    let kills = 1;
    const { retake } = await kit({
      hooks: {
        onStep: (step) => {
          if (step === 2 && kills-- > 0) throw new Error('killed by signal');
        },
      },
      strategies: { retry: always(action({ id: 'retry', delayMs: 250 })) },
    });
    const { files, report } = await retake.generate(request);
    expect(await clip(files.video)).toBe(await clip(whole.files.video));
    expect(report.attempts[1]?.stages[1]).toMatchObject({ stepsReused: 2, stepsRepeated: 0 });
  });

  it('fails with the failure, the attempts and what to do when nothing helps', async () => {
    const { retake } = await kit({
      hooks: {
        onStage: () => {
          throw new Error('broken for good');
        },
      },
    });
    await expect(retake.generate(request)).rejects.toMatchObject({
      code: 'run_failed',
      message: 'It broke.',
      facts: { failure: { code: 'WAN_INFERENCE/broken', stage: 'encode_text' }, nextSteps: ['Look.'] },
    });
  });

  it('ends with its failure among the events also when the answer to a failure breaks', async () => {
    const clock = new TestClock();
    const sleep = clock.sleep.bind(clock);
    clock.sleep = async (ms, signal) => {
      if (ms === 250) throw new Error('broken clock');
      return sleep(ms, signal);
    };
    const { retake } = await kit({
      clock,
      hooks: {
        onStage: () => {
          throw new Error('busy for now');
        },
      },
      strategies: { retry: always(action({ id: 'retry', delayMs: 250 })) },
    });
    const job = await retake.submit(request);
    const told: string[] = [];
    for await (const { type } of job.events()) told.push(type);
    expect(told.filter((type) => type === 'failure')).toHaveLength(2);
    expect(told.at(-1)).toBe('run.failed');
    expect(await job.settled()).toMatchObject({
      state: 'failed',
      error: { facts: { failure: { code: 'WAN_INFERENCE/broken', stage: 'recover' } } },
    });
  });
});
