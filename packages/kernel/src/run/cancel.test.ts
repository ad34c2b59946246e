import { describe, expect, it } from 'vitest';
import { kit, request } from '../../test/run-kit.js';
import { TestClock } from '../../test/test-clock.js';

describe('canceling', () => {
  it('keeps the checkpoint and says so, and the run can be resumed', async () => {
    const controller = new AbortController();
    const { retake } = await kit({
      hooks: {
        onStep: (step) => {
          if (step === 2) controller.abort();
        },
      },
    });
    const job = await retake.submit(request, { signal: controller.signal });
    await expect(job.result()).rejects.toMatchObject({ code: 'canceled' });
    expect(job.status()).toMatchObject({ state: 'canceled', resumable: true });
    const { report } = await (await retake.resume(job.id)).result();
    expect(report.attempts[1]?.stages[1]?.stepsReused).toBeGreaterThanOrEqual(2);
  });

  it('does not wait for a stage that does not listen', async () => {
    const clock = new TestClock(1, 900);
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let closed = 0;
    const { retake } = await kit({
      clock,
      hooks: {
        onStage: () => {
          begun();
          return new Promise(() => undefined);
        },
        onClose: () => {
          closed += 1;
        },
      },
    });
    const job = await retake.submit(request);
    await started;
    await job.cancel();
    expect(job.status().state).toBe('canceled');
    expect(closed).toBe(1);
    expect(clock.slept).toContain(800);
  });

  it('closes what was opened too late', async () => {
    let opened: () => void = () => undefined;
    const opening = new Promise<void>((resolve) => {
      opened = resolve;
    });
    let closed: () => void = () => undefined;
    const closing = new Promise<void>((resolve) => {
      closed = resolve;
    });
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { retake } = await kit({
      clock: new TestClock(1, 900),
      hooks: {
        onOpen: () => {
          begun();
          return opening;
        },
        onClose: () => closed(),
      },
    });
    const job = await retake.submit(request);
    await started;
    await job.cancel();
    opened();
    await expect(closing).resolves.toBeUndefined();
  });

  it('ends a job that still waits for its turn', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { retake } = await kit({ hooks: { onOpen: () => gate } });
    const first = await retake.submit(request);
    const second = await retake.submit(request);
    expect(second.status().state).toBe('queued');
    await second.cancel();
    expect(second.status().state).toBe('canceled');
    open();
    expect((await first.settled()).state).toBe('succeeded');
  });

  it('is not taken for a failure', async () => {
    const { retake } = await kit({
      hooks: {
        onStep: (_step, _plan, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new Error('broken by the abort')));
          }),
      },
    });
    const job = await retake.submit(request);
    for await (const event of job.events()) {
      if (event.type === 'stage.started' && event.stage === 'denoise') void job.cancel();
      expect(event.type).not.toBe('failure');
    }
    expect((await job.settled()).state).toBe('canceled');
  });

  it('refuses to start under an aborted signal', async () => {
    const { retake } = await kit();
    await expect(retake.submit(request, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await retake.runs()).toEqual([]);
  });

  it('is what stopping does to running jobs', async () => {
    const { retake } = await kit({
      clock: new TestClock(1, 900),
      hooks: { onStage: () => new Promise(() => undefined) },
    });
    const job = await retake.submit(request);
    await retake.stop();
    expect((await job.settled()).state).toBe('canceled');
  });
});
