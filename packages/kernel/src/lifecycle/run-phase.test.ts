import { FakeClock, RecordingLogger } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { PluginProblem } from '../report/index.js';
import { runPhase } from './run-phase.js';

const step = {
  phase: 'create',
  who: 'strategy "a" of plugin "a"',
  deadlineMs: 5_000,
  failed: 'create_failed',
  timeout: 'create_timeout',
} as const;

function makeTools(signal?: AbortSignal) {
  return { clock: new FakeClock(), logger: new RecordingLogger(), signal };
}

const never = () => new Promise<never>(() => undefined);

describe('runPhase', () => {
  it('gives back what the work gives and leaves no timer behind', async () => {
    const tools = makeTools();
    expect(await runPhase(tools, step, () => 42)).toBe(42);
    expect(tools.clock.waiting).toBe(0);
  });

  it.each([
    [
      'thrown',
      () => {
        throw new Error('no luck');
      },
    ],
    ['rejected', () => Promise.reject(new Error('no luck'))],
  ])('attributes what is %s', async (_, work) => {
    await expect(runPhase(makeTools(), step, work)).rejects.toMatchObject({
      phase: 'create',
      code: 'create_failed',
      message: 'strategy "a" of plugin "a" threw: no luck',
      cause: expect.objectContaining({ message: 'no luck' }),
    });
  });

  it('gives up at the deadline, not before', async () => {
    const tools = makeTools();
    let problem: unknown;
    const running = runPhase(tools, step, never).catch((error: unknown) => {
      problem = error;
    });
    await tools.clock.advance(step.deadlineMs - 1);
    expect(problem).toBeUndefined();
    await tools.clock.advance(1);
    await running;
    expect(problem).toMatchObject({
      code: 'create_timeout',
      message: expect.stringContaining('within 5000 ms'),
    });
  });

  it('aborts the work at the deadline', async () => {
    const tools = makeTools();
    const signals: AbortSignal[] = [];
    const running = runPhase(tools, step, (signal) => {
      signals.push(signal);
      return never();
    });
    const ended = expect(running).rejects.toBeInstanceOf(PluginProblem);
    await tools.clock.advance(step.deadlineMs);
    await ended;
    expect(signals[0]?.aborted).toBe(true);
  });

  it('says at growing intervals that it is still waiting, and for whom', async () => {
    const tools = makeTools();
    const running = runPhase(tools, { ...step, deadlineMs: 8_000 }, never).catch(() => undefined);
    await tools.clock.advance(8_000);
    await running;
    expect(tools.logger.lines.map(({ fields }) => fields)).toEqual([
      { phase: 'create', waitedMs: 1_000 },
      { phase: 'create', waitedMs: 3_000 },
      { phase: 'create', waitedMs: 7_000 },
    ]);
    expect(tools.logger.lines[0]?.message).toContain(step.who);
  });

  it('rejects with the reason of the caller, as it is, and aborts the work', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let inner: AbortSignal | undefined;
    const running = runPhase(makeTools(controller.signal), step, (signal) => {
      inner = signal;
      return never();
    });
    controller.abort(reason);
    await expect(running).rejects.toBe(reason);
    expect(inner?.aborted).toBe(true);
  });

  it('does not begin when the caller has aborted already', async () => {
    let ran = false;
    const running = runPhase(makeTools(AbortSignal.abort(new Error('before'))), step, () => {
      ran = true;
    });
    await expect(running).rejects.toThrow('before');
    expect(ran).toBe(false);
  });
});
