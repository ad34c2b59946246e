import type { RunEvent } from '../events/run-event.js';

const second = 1_000;

interface Charge {
  readonly actionId: string;
  readonly failureCode: string;
  /** When its work began, in milliseconds since the epoch. */
  readonly from: number;
  seconds: number;
  open: boolean;
}

/** What recoveries of a run have cost so far, in seconds of the device. */
export interface BudgetSpent {
  readonly recoveries: number;
  readonly seconds: number;
}

/**
 * What recoveries cost, as a fold of the run's events: each is charged what it is expected to take when it is scheduled, what
 * it took when the attempt failed, and nothing when it helped. A resume by a person starts anew.
 */
export function budgetSpent(events: readonly RunEvent[]): BudgetSpent {
  let charges: Charge[] = [];
  for (const event of events) {
    const open = charges.filter((charge) => charge.open);
    if (event.type === 'run.resumed') charges = [];
    else if (event.type === 'recovery.applied') {
      const { failureCode, delayMs, deviceSeconds: seconds = 0 } = event;
      const from = event.at + delayMs;
      charges.push({ actionId: event.action.id, failureCode, from, seconds, open: true });
    } else if (event.type === 'failure') {
      for (const charge of open) close(charge, Math.max(0, event.at - charge.from) / second);
    } else if (event.type === 'recovery.outcome' && event.outcome === 'helped') {
      const refunded = open.find(
        ({ actionId, failureCode }) => actionId === event.actionId && failureCode === event.failureCode,
      );
      if (refunded) close(refunded, 0);
    }
  }
  return { recoveries: charges.length, seconds: charges.reduce((sum, { seconds }) => sum + seconds, 0) };
}

function close(charge: Charge, seconds: number): void {
  charge.seconds = seconds;
  charge.open = false;
}
