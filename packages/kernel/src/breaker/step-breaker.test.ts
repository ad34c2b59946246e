import { ConsecutiveBreaker, circuitBreaker as cockatiel, handleAll } from 'cockatiel';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { circuitBreaker } from '../policy/circuit-breaker.js';
import { guard } from '../policy/guard.js';
import { type Asker, admit, type Ticket } from './admit.js';
import { breakerDefaults } from './breaker-rules.js';
import { type BreakerState, closedBreaker } from './breaker-state.js';
import { settle } from './settle.js';

const rules = { ...breakerDefaults, leaseMs: 10_000 };
const asker = (owner = 'me', gone = false): Asker => ({ owner, pid: 1, token: null, gone: () => gone });

function ticketOf(state: BreakerState, now: number, who = asker()) {
  const admission = admit(state, rules, now, who);
  expect(admission.answer.admitted).toBe(true);
  return { state: admission.state, ticket: admission.answer as Ticket };
}
function opened(at = 0): BreakerState {
  let state = closedBreaker;
  for (let turn = 0; turn < rules.failures; turn += 1)
    state = settle(state, rules, at, ticketOf(state, at).ticket, 'failed');
  return state;
}

describe('a breaker', () => {
  it('opens after three failures in a row and says when to come back', () => {
    const state = opened(1_000);
    expect(state.phase).toBe('open');
    expect(admit(state, rules, 11_000, asker()).answer).toEqual({ admitted: false, retryAfterMs: 50_000 });
  });

  it('counts only failures in a row, and not those that say nothing', () => {
    let state = closedBreaker;
    for (const outcome of ['failed', 'failed', 'undecided', 'passed', 'failed', 'failed'] as const)
      state = settle(state, rules, 0, ticketOf(state, 0).ticket, outcome);
    expect(state).toMatchObject({ phase: 'closed', failures: 2 });
  });

  it('lets one probe through when it is time, and closes after two that pass', () => {
    const first = ticketOf(opened(), 60_000);
    expect(first.ticket.probe).toBe(true);
    expect(admit(first.state, rules, 61_000, asker('other')).answer).toEqual({
      admitted: false,
      retryAfterMs: 9_000,
    });
    const second = ticketOf(settle(first.state, rules, 62_000, first.ticket, 'passed'), 62_000);
    expect(second.ticket.probe).toBe(true);
    expect(settle(second.state, rules, 63_000, second.ticket, 'passed').phase).toBe('closed');
  });

  it('opens again when a probe fails', () => {
    const { state, ticket } = ticketOf(opened(), 60_000);
    expect(settle(state, rules, 70_000, ticket, 'failed')).toMatchObject({ phase: 'open', openedAt: 70_000 });
  });

  it('passes the probe on when its holder is gone, hangs or learned nothing', () => {
    const { state, ticket } = ticketOf(opened(), 60_000);
    expect(ticketOf(state, 60_001, asker('other', true)).state.probe?.owner).toBe('other');
    expect(ticketOf(state, 70_000, asker('other')).ticket.probe).toBe(true);
    expect(ticketOf(settle(state, rules, 60_001, ticket, 'undecided'), 60_001).ticket.probe).toBe(true);
  });

  it('drops results of an older generation', () => {
    const old = ticketOf(closedBreaker, 0).ticket;
    const state = opened();
    expect(settle(state, rules, 1, old, 'passed')).toBe(state);
    const stuck = ticketOf(state, 60_000);
    const next = ticketOf(stuck.state, 70_000, asker('other'));
    expect(settle(next.state, rules, 70_001, stuck.ticket, 'failed')).toBe(next.state);
  });

  it('stays as it is held', () => {
    const open: BreakerState = { ...closedBreaker, held: 'open' };
    expect(admit(open, rules, 0, asker()).answer).toEqual({ admitted: false, retryAfterMs: null });
    const { state, ticket } = ticketOf({ ...opened(), held: 'closed' }, 0);
    expect(settle(state, rules, 0, ticket, 'failed')).toBe(state);
  });
});

describe('beside cockatiel, with one success closing', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  const operation = fc.oneof(
    fc.record({ call: fc.boolean() }),
    fc.record({ wait: fc.constantFrom(1, 999, 59_999, 60_000, 200_000) }),
  );

  it('lets the same calls through and is in the same state after each', async () => {
    const phases = ['closed', 'open', 'half_open'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, failures) => {
          vi.setSystemTime(0);
          const theirs = cockatiel(handleAll, {
            halfOpenAfter: 60_000,
            breaker: new ConsecutiveBreaker(failures),
          });
          const ours = circuitBreaker(
            { ...breakerDefaults, failures, successes: 1 },
            { now: () => Date.now() },
          );
          for (const step of steps) {
            if ('wait' in step) vi.setSystemTime(Date.now() + step.wait);
            else {
              const calls = { ours: 0, theirs: 0 };
              const call = (who: 'ours' | 'theirs') => async () => {
                calls[who] += 1;
                if (!step.call) throw new Error('no');
              };
              await theirs.execute(call('theirs')).catch(() => undefined);
              await guard(ours).run(call('ours'));
              expect(calls.ours).toBe(calls.theirs);
            }
            expect(ours.state.phase).toBe(phases[theirs.state]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
