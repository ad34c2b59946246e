import { describe, expect, it } from 'vitest';
import { EventLog } from './event-log.js';
import type { RunEvent } from './run-event.js';

const kept = (seq: number): RunEvent => ({ seq, at: 0, runId: 'r', type: 'worker', pid: seq });
const passing = (seq: number, overall: number): RunEvent => ({
  seq,
  at: 0,
  runId: 'r',
  type: 'progress',
  overall,
  stage: 's',
  step: null,
  steps: null,
  etaSeconds: null,
  message: null,
});

async function all(log: EventLog): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of log.iterate()) events.push(event);
  return events;
}

describe('the event log', () => {
  it('replays from the first event and goes on live', async () => {
    const log = new EventLog([kept(1)]);
    log.push(kept(2));
    const reading = all(log);
    await Promise.resolve();
    log.push(kept(3));
    log.close();
    expect((await reading).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('gives every reader everything', async () => {
    const log = new EventLog([kept(1), kept(2)]);
    log.close();
    expect(await all(log)).toEqual(await all(log));
  });

  it('shows a slow reader only the newest progress', async () => {
    const log = new EventLog([kept(1)]);
    for (const overall of [0.1, 0.2, 0.3]) log.pass(passing(1, overall));
    log.close();
    expect(await all(log)).toEqual([kept(1), passing(1, 0.3)]);
  });

  it('leaves out progress that later events have overtaken', async () => {
    const log = new EventLog([kept(1)]);
    log.pass(passing(1, 0.5));
    log.push(kept(2));
    log.close();
    expect((await all(log)).map(({ type }) => type)).toEqual(['worker', 'worker']);
  });

  it('tells the newest progress to whom asks', () => {
    const log = new EventLog();
    expect(log.latest('progress')).toBeUndefined();
    log.pass(passing(0, 0.7));
    expect(log.latest('progress')).toEqual(passing(0, 0.7));
  });

  it('ends a reader that leaves early without ending the others', async () => {
    const log = new EventLog([kept(1), kept(2)]);
    for await (const _ of log.iterate()) break;
    log.close();
    expect(await all(log)).toHaveLength(2);
  });
});
