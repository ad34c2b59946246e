import type { ErrorClassifier, Plan, RecoveryStrategy } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { needsTiles, play, tile } from '../../test/play-run.js';
import { always, kit, request, wordClassifier } from '../../test/run-kit.js';
import { TestClock } from '../../test/test-clock.js';

const oops = (): never => {
  throw new Error('oops');
};
const crashingClassifier: ErrorClassifier = { classify: oops };
const crashingStrategy: RecoveryStrategy = { propose: oops };
/** As long as a strategy may think. */
const proposeMs = 5_000;

/** Never answers; from the moment it is asked, deadlines of strategies pass at once. */
class EndlessStrategy extends TestClock implements RecoveryStrategy {
  #asked = false;

  propose(): Promise<never> {
    this.#asked = true;
    return new Promise(() => undefined);
  }

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (!this.#asked || ms !== proposeMs) await super.sleep(ms, signal);
  }
}

describe('a plugin that crashes when it is asked about a failure', () => {
  it('is named in the journal, before what was made of the failure', async () => {
    const { events, of } = await play({ hooks: { onStage: needsTiles }, classifier: crashingClassifier });
    expect(of('plugin.problem')).toMatchObject([
      {
        plugin: 'tiny',
        point: 'classifier',
        contribution: 'words',
        method: 'classify',
        code: 'call_failed',
        message: 'classify of classifier "words" of plugin "tiny" threw: oops',
      },
    ]);
    const order = events.map(({ type }) => type);
    expect(order.indexOf('plugin.problem')).toBeLessThan(order.indexOf('failure'));
  });

  it('is named in the report of the run, at the attempt that failed', async () => {
    const { retake } = await kit({
      hooks: { onStage: needsTiles },
      strategies: { good: always(tile), bad: crashingStrategy },
    });
    const { report } = await retake.generate(request);
    expect(report.attempts.map(({ pluginProblems }) => pluginProblems)).toEqual([
      [
        {
          plugin: 'tiny',
          point: 'strategy',
          contribution: 'bad',
          method: 'propose',
          code: 'call_failed',
          message: 'propose of strategy "bad" of plugin "tiny" threw: oops',
          hint: 'Look at the cause and report it to the author of the plugin.',
        },
      ],
      undefined,
    ]);
  });

  it('is named when it is the model that should have told its levers', async () => {
    let decoding = false;
    const onStage = (stage: string, plan: Plan) => {
      decoding = stage === 'decode';
      needsTiles(stage, plan);
    };
    const { of, settled } = await play({
      hooks: { onStage, levers: () => (decoding ? oops() : []) },
      strategies: { good: always(tile) },
    });
    expect(settled.state).toBe('succeeded');
    expect(of('plugin.problem')).toMatchObject([{ point: 'model', contribution: 'tiny', method: 'levers' }]);
  });

  it('is named when it does not answer in time', async () => {
    const slow = new EndlessStrategy();
    const { of, settled } = await play({
      hooks: { onStage: needsTiles },
      strategies: { good: always(tile), slow },
      clock: slow,
    });
    expect(settled.state).toBe('succeeded');
    expect(of('plugin.problem')).toMatchObject([{ contribution: 'slow', code: 'call_timeout' }]);
  });

  it('is still named in later runs that do not ask it any more', async () => {
    const { retake } = await kit({ hooks: { onStage: needsTiles }, classifier: crashingClassifier });
    const codes: string[][] = [];
    for (let run = 0; run < 4; run++) {
      const job = await retake.submit({ ...request, seed: run });
      await job.settled();
      const events = await retake.history(job.id);
      codes.push(events.flatMap((event) => (event.type === 'plugin.problem' ? [event.code] : [])));
    }
    expect(codes).toEqual([['call_failed'], ['call_failed'], ['call_failed'], ['quarantined']]);
  });

  it('is not named when it answers', async () => {
    const { of } = await play({
      hooks: { onStage: needsTiles },
      classifier: wordClassifier,
      strategies: { silent: always() },
    });
    expect(of('failure')).toHaveLength(1);
    expect(of('plugin.problem')).toEqual([]);
  });
});
