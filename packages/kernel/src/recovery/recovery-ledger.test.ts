import type { Failure, Plan } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { action } from '../../test/run-kit.js';
import type { RunEvent, RunEventBody } from '../events/run-event.js';
import { RecoveryLedger } from './recovery-ledger.js';

const plan: Plan = {
  model: 'tiny',
  checkpoint: '/m',
  request: {},
  options: {},
  memoryBytes: null,
  hardware: 'box',
};
const frugal: Plan = { ...plan, options: { tiling: 256 } };
const failure = { code: 'C/x', stage: 'denoise' } as Failure;

const made: RunEventBody = { type: 'plan.made', plan, estimates: [] };
const failed: RunEventBody = { type: 'failure', failure, attempt: 1 };
const started = (index: number): RunEventBody => ({
  type: 'stage.started',
  stage: 'denoise',
  key: 'k',
  index,
  title: '',
});
const step = (count: number): RunEventBody => ({
  type: 'checkpoint',
  stage: 'denoise',
  step: count,
  bytes: 1,
});
const applied = (id: string, to = plan): RunEventBody => ({
  type: 'recovery.applied',
  action: { ...action({ id }), plugin: 'p' },
  failureCode: failure.code,
  place: 'denoise',
  changes: [],
  plan: to,
  delayMs: 100,
});

function fold(...bodies: RunEventBody[]): RecoveryLedger {
  const ledger = new RecoveryLedger();
  for (const [index, body] of bodies.entries())
    ledger.apply({ seq: index + 1, at: 0, runId: 'r', ...body } as RunEvent);
  return ledger;
}

describe('the ledger of recoveries', () => {
  it('counts failures and recoveries of one place', () => {
    const ledger = fold(made, started(1), failed, applied('a'), failed, applied('a'), failed);
    expect(ledger.count(failure).occurrences).toBe(3);
    expect(ledger.share(failure, 'p')).toEqual({ recoveries: 2, waits: 0, delayMs: 200 });
    expect(ledger.share(failure, 'q')).toEqual({ recoveries: 0, waits: 0, delayMs: 0 });
    expect(ledger.count(failure).attempts.get('a')).toBe(2);
    expect(ledger.withoutProgress).toBe(2);
    expect(ledger.count({ ...failure, stage: 'decode' }).occurrences).toBe(0);
  });

  it('takes a row of waits for something outside for one recovery, and their time for what it is', () => {
    const away = { ...failure, scope: 'remote', transience: 'transient' } as Failure;
    const lost: RunEventBody = { type: 'failure', failure: away, attempt: 1 };
    const waited = (delayMs: number): RunEventBody => ({ ...applied('wait'), delayMs }) as RunEventBody;
    const ledger = fold(made, started(1), lost, waited(0), lost, waited(1_000), lost, waited(60_000), lost);
    expect(ledger.count(away).occurrences).toBe(4);
    expect(ledger.share(away, 'p')).toEqual({ recoveries: 2, waits: 2, delayMs: 61_000 });
    expect(ledger.count(away).attempts.get('wait')).toBe(1);
    expect(ledger.withoutProgress).toBe(2);
    const busy = { ...away, scope: 'process' } as Failure;
    const hung: RunEventBody = { type: 'failure', failure: busy, attempt: 1 };
    expect(fold(made, hung, waited(1_000), hung, waited(2_000)).share(busy, 'p')).toMatchObject({
      recoveries: 2,
      waits: 0,
    });
  });

  it('counts anew when a later step is safe', () => {
    const ledger = fold(made, started(1), step(3), failed, applied('a'), started(1), step(4), failed);
    expect(ledger.count(failure).occurrences).toBe(1);
    expect(ledger.share(failure, 'p').recoveries).toBe(0);
    expect(ledger.withoutProgress).toBe(0);
  });

  it('does not take repeated steps for progress', () => {
    const ledger = fold(
      made,
      started(1),
      step(3),
      failed,
      applied('a'),
      started(1),
      step(1),
      step(2),
      failed,
    );
    expect(ledger.count(failure).occurrences).toBe(2);
  });

  it('does not take an earlier stage made again for progress', () => {
    const ledger = fold(made, started(2), step(1), failed, applied('a'), started(0), step(9), failed);
    expect(ledger.count(failure).occurrences).toBe(2);
  });

  it('knows plans that failed this way here', () => {
    const ledger = fold(made, failed, applied('a', frugal));
    expect(ledger.wasTried(failure, plan)).toBe(true);
    expect(ledger.wasTried(failure, frugal)).toBe(false);
    expect(ledger.wasTried({ ...failure, code: 'C/y' }, plan)).toBe(false);
    expect(ledger.wasTried({ ...failure, stage: 'decode' }, plan)).toBe(false);
  });

  it('says a recovery helped when the run gets further, and failed when the same comes again', () => {
    const helped = { actionId: 'a', failureCode: 'C/x', outcome: 'helped' };
    expect(fold(made, started(1), failed, applied('a')).due).toEqual([]);
    expect(fold(made, started(1), failed, applied('a'), step(1)).due).toEqual([helped]);
    expect(fold(made, failed, applied('a'), failed).due).toEqual([{ ...helped, outcome: 'failed' }]);
  });

  it('leaves a recovery open while something else fails', () => {
    const other: RunEventBody = { type: 'failure', failure: { ...failure, code: 'C/y' }, attempt: 2 };
    expect(fold(made, failed, applied('a'), other).past).toMatchObject([{ outcome: 'pending' }]);
  });

  it('settles what is open at the end', () => {
    const ledger = fold(made, failed, applied('a'));
    ledger.end('failed');
    expect(ledger.due).toMatchObject([{ outcome: 'failed' }]);
  });

  it('has nothing due once it is recorded', () => {
    const outcome: RunEventBody = {
      type: 'recovery.outcome',
      actionId: 'a',
      failureCode: 'C/x',
      outcome: 'failed',
    };
    const ledger = fold(made, failed, applied('a'), failed, outcome);
    expect(ledger.due).toEqual([]);
    expect(ledger.past).toMatchObject([
      { actionId: 'a', failureCode: 'C/x', stage: 'denoise', outcome: 'failed' },
    ]);
  });

  it('gives everything another chance when a person goes on', () => {
    const ledger = fold(made, failed, applied('a', frugal), failed, { type: 'run.resumed' });
    expect(ledger.count(failure).occurrences).toBe(0);
    expect(ledger.wasTried(failure, plan)).toBe(false);
    expect(ledger.past).toHaveLength(1);
  });
});
