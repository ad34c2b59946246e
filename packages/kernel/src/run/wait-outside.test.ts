import type { FailureCandidate } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { play } from '../../test/play-run.js';
import { action, always } from '../../test/run-kit.js';
import { TestClock } from '../../test/test-clock.js';

const away: FailureCandidate = {
  code: 'WAN_WEIGHTS_DOWNLOAD/away',
  category: 'WAN_WEIGHTS_DOWNLOAD',
  type: 'network_connectivity_loss',
  severity: 'medium',
  scope: 'remote',
  transience: 'transient',
  confidence: 1,
  rule: 'away',
  userMessage: 'The server is away.',
  technicalDetail: '',
  nextSteps: [],
  facts: {},
};
const waitMs = 20_000;
const wait = action({ id: 'wait', delayMs: waitMs });

/** Waits of this test pass at once; deadlines, which are other times, last until they are called off. */
class WaitingClock extends TestClock {
  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms !== waitMs) return super.sleep(ms, signal);
    for (let left = ms; left > 0; left -= piece) await super.sleep(piece, signal);
  }
}
const piece = 400;

/** A server that is away for so long from the first time it is asked. */
function outage(ms: number, scope: FailureCandidate['scope'] = 'remote') {
  const clock = new WaitingClock();
  let since: number | undefined;
  return play({
    clock,
    hooks: {
      onStage: (stage) => {
        if (stage !== 'encode_text') return;
        since ??= clock.now();
        if (clock.now() - since < ms) throw new Error('nobody answers');
      },
    },
    classifier: { classify: () => [{ ...away, scope }] },
    strategies: { wait: always(wait) },
  });
}

describe('waiting for something outside', () => {
  it('goes on beyond three tries and five recoveries', async () => {
    const { settled, of } = await outage(200_000);
    expect(settled.state).toBe('succeeded');
    expect(of('recovery.applied').length).toBeGreaterThan(5);
  });

  it('ends with the time that recovery may take', async () => {
    const { settled, of, considered } = await outage(Number.POSITIVE_INFINITY);
    expect(settled).toMatchObject({ state: 'failed', error: { code: 'run_failed' } });
    expect(of('recovery.applied')).toHaveLength(300_000 / waitMs);
    expect(considered.at(-1)).toEqual({ wait: 'waits longer than allowed' });
  });

  it('does not hold for what lies inside: three tries there', async () => {
    const { of, considered } = await outage(Number.POSITIVE_INFINITY, 'call');
    expect(of('recovery.applied')).toHaveLength(3);
    expect(considered.at(-1)).toEqual({ wait: 'was tried as often as allowed' });
  });
});
