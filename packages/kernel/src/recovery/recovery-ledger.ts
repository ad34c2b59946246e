import type { Failure, PastRecovery, Plan } from '@retake/plugin-api';
import type { RunEvent } from '../events/run-event.js';
import { digest } from '../run/stage-key.js';
import { isWait } from './is-wait.js';

/** What the strategies of one plugin did about a failure since the run last got further. */
export interface Share {
  /** A row of waits is one of them, however long it is. */
  recoveries: number;
  /** Waits for something outside to pass. */
  waits: number;
  /** Milliseconds of waiting and repairing. */
  delayMs: number;
}

/** What happened at one place for one reason since the run last got further. */
export interface FailureCount {
  occurrences: number;
  /** By plugin id. */
  readonly shares: Map<string, Share>;
  readonly attempts: Map<string, number>;
  /** Actions whose operation changed nothing. */
  readonly vain: Set<string>;
}

export interface DueOutcome {
  readonly actionId: string;
  readonly failureCode: string;
  readonly outcome: 'helped' | 'failed';
}

interface Recovery {
  readonly actionId: string;
  readonly failureCode: string;
  readonly stage: string;
  readonly delayMs: number;
  outcome: 'pending' | 'helped' | 'failed';
  recorded: boolean;
}

/**
 * What recovery knows, as a fold over the run's events. The same fold serves the living run and the resumed one.
 * A run gets further when a checkpoint or a finished stage lies beyond every earlier one.
 */
export class RecoveryLedger {
  readonly #recoveries: Recovery[] = [];
  readonly #tried = new Set<string>();
  #counts = new Map<string, FailureCount>();
  #plan: Plan | undefined;
  #failure: Failure | undefined;
  #stage = 0;
  #reached = { stage: 0, step: 0 };
  #withoutProgress = 0;

  /** Recoveries since the run last got further, whatever they answered. */
  get withoutProgress(): number {
    return this.#withoutProgress;
  }

  /** Recoveries of this run, oldest first. */
  get past(): readonly PastRecovery[] {
    return this.#recoveries.map(({ recorded: _, ...past }) => past);
  }

  /** Outcomes that are known but not yet among the events. */
  get due(): readonly DueOutcome[] {
    return this.#recoveries.flatMap(({ actionId, failureCode, outcome, recorded }) =>
      recorded || outcome === 'pending' ? [] : [{ actionId, failureCode, outcome }],
    );
  }

  count(failure: Failure): FailureCount {
    return this.#countOf(failure.code, failure.stage ?? '');
  }

  /** What the strategies of a plugin did about a failure. */
  share(failure: Failure, plugin: string): Readonly<Share> {
    return shareOf(this.count(failure), plugin);
  }

  /** Whether this failure already came at this place under this plan. */
  wasTried(failure: Failure, plan: Plan): boolean {
    return this.#tried.has(triedKey(failure.code, failure.stage ?? '', plan));
  }

  /** The run is about to end: what is open becomes due. */
  end(outcome: 'helped' | 'failed'): void {
    this.#settle(outcome, () => true);
  }

  apply(event: RunEvent): void {
    if (event.type === 'plan.made' || event.type === 'run.changed') this.#plan = event.plan;
    else if (event.type === 'stage.started') this.#stage = event.index;
    else if (event.type === 'checkpoint') this.#reach(this.#stage, event.step);
    else if (event.type === 'stage.finished' || event.type === 'stage.reused')
      this.#reach(event.index + 1, 0);
    else if (event.type === 'failure') this.#fail(event.failure);
    else if (event.type === 'recovery.applied') this.#recover(event);
    else if (event.type === 'recovery.operated') this.#operate(event);
    else if (event.type === 'recovery.outcome') this.#record(event.actionId, event.failureCode);
    else if (event.type === 'run.resumed') this.#forget();
  }

  #reach(stage: number, step: number): void {
    const further =
      stage > this.#reached.stage || (stage === this.#reached.stage && step > this.#reached.step);
    if (!further) return;
    this.#reached = { stage, step };
    this.#counts = new Map();
    this.#withoutProgress = 0;
    this.#settle('helped', () => true);
  }

  #fail(failure: Failure): void {
    const stage = failure.stage ?? '';
    this.#failure = failure;
    this.#countOf(failure.code, stage).occurrences += 1;
    if (this.#plan) this.#tried.add(triedKey(failure.code, stage, this.#plan));
    this.#settle('failed', (past) => past.failureCode === failure.code && past.stage === stage);
  }

  #recover(event: RunEvent & { type: 'recovery.applied' }): void {
    const count = this.#countOf(event.failureCode, event.place);
    const waits =
      this.#failure !== undefined && isWait({ ...event.action, delayMs: event.delayMs }, this.#failure);
    const share = shareOf(count, event.action.plugin);
    share.delayMs += event.delayMs;
    if (waits) share.waits += 1;
    else count.attempts.set(event.action.id, (count.attempts.get(event.action.id) ?? 0) + 1);
    if (!waits || share.waits === 1) {
      share.recoveries += 1;
      this.#withoutProgress += 1;
    }
    this.#plan = event.plan;
    this.#recoveries.push({
      actionId: event.action.id,
      failureCode: event.failureCode,
      stage: event.place,
      delayMs: event.delayMs,
      outcome: 'pending',
      recorded: false,
    });
  }

  /** An operation that changed nothing is a recovery that failed; one that did is counted when it is applied. */
  #operate(event: RunEvent & { type: 'recovery.operated' }): void {
    const { actionId, failureCode, place: stage, changed, wallMs, plugin = '' } = event;
    const count = this.#countOf(failureCode, stage);
    const share = shareOf(count, plugin);
    share.delayMs += wallMs;
    if (changed) return;
    share.recoveries += 1;
    count.vain.add(actionId);
    this.#withoutProgress += 1;
    this.#recoveries.push({ actionId, failureCode, stage, delayMs: 0, outcome: 'failed', recorded: false });
  }

  #settle(outcome: 'helped' | 'failed', which: (recovery: Recovery) => boolean): void {
    for (const recovery of this.#recoveries) {
      if (recovery.outcome === 'pending' && which(recovery)) recovery.outcome = outcome;
    }
  }

  #record(actionId: string, failureCode: string): void {
    const recovery = this.#recoveries.find(
      (past) => !past.recorded && past.actionId === actionId && past.failureCode === failureCode,
    );
    if (recovery) recovery.recorded = true;
  }

  /** A person asked to go on: what was tried before may help now. */
  #forget(): void {
    this.#counts = new Map();
    this.#tried.clear();
    this.#withoutProgress = 0;
  }

  #countOf(code: string, stage: string): FailureCount {
    const key = `${code} ${stage}`;
    const count = this.#counts.get(key) ?? {
      occurrences: 0,
      shares: new Map(),
      attempts: new Map(),
      vain: new Set<string>(),
    };
    this.#counts.set(key, count);
    return count;
  }
}

function shareOf({ shares }: FailureCount, plugin: string): Share {
  const share = shares.get(plugin) ?? { recoveries: 0, waits: 0, delayMs: 0 };
  shares.set(plugin, share);
  return share;
}

function triedKey(code: string, stage: string, plan: Plan): string {
  return `${code} ${stage} ${digest(plan)}`;
}
