import { FakeClock, RecordingLogger } from '@retake/plugin-testkit';
import { describe, expect, it } from 'vitest';
import { makePlugin } from '../../test/make-plugin.js';
import { ContributionRecord } from './contribution-record.js';
import { guardCall, quarantineAfter } from './guard-call.js';
import { PluginRecord } from './plugin-record.js';

const timeoutMs = 1_000;

function setUp() {
  const clock = new FakeClock();
  const logger = new RecordingLogger();
  const plugin = new PluginRecord({ package: '@x/mine', plugin: makePlugin('mine') }, logger);
  const declaration = { point: 'classifier', id: 'words', priority: 0, inject: [], create: () => ({}) };
  const contribution = new ContributionRecord(plugin, declaration);
  contribution.state = 'active';
  plugin.contributions = [contribution];
  const call = <R>(work: (signal: AbortSignal) => R | Promise<R>, signal?: AbortSignal) =>
    guardCall({ clock, logger }, contribution, 'classify', work, {
      timeoutMs,
      ...(signal ? { signal } : {}),
    });
  return { clock, logger, plugin, contribution, call };
}

const crash = () => {
  throw new Error('no luck');
};

describe('guardCall', () => {
  it('gives back what the plugin gives', async () => {
    expect(await setUp().call(() => [])).toEqual({ ok: true, value: [] });
  });

  it('tells a crash from an empty answer and names the plugin', async () => {
    const { call, logger } = setUp();
    const outcome = await call(crash);
    expect(outcome).toMatchObject({ ok: false, problem: { phase: 'call', code: 'call_failed' } });
    expect(logger.lines).toMatchObject([
      {
        level: 'error',
        message: 'classify of classifier "words" of plugin "mine" threw: no luck',
        fields: { package: '@x/mine', plugin: 'mine' },
      },
    ]);
  });

  it('ends a call that hangs', async () => {
    const { call, clock } = setUp();
    const outcome = call(() => new Promise(() => undefined));
    await clock.advance(timeoutMs);
    expect(await outcome).toMatchObject({ ok: false, problem: { code: 'call_timeout' } });
  });

  it(`leaves a contribution out after ${quarantineAfter} failures in a row and asks it no more`, async () => {
    const { call, plugin, contribution } = setUp();
    for (let n = 1; n < quarantineAfter; n += 1) await call(crash);
    expect(contribution.state).toBe('active');
    await call(crash);
    expect(contribution.state).toBe('quarantined');
    expect(plugin.report()).toMatchObject({
      state: 'failed',
      phase: 'call',
      code: 'quarantined',
      cause: { message: 'no luck' },
    });
    let asked = false;
    expect(
      await call(() => {
        asked = true;
      }),
    ).toMatchObject({ ok: false, problem: { code: 'quarantined' } });
    expect(asked).toBe(false);
  });

  it('begins to count anew after a call that works', async () => {
    const { call, contribution } = setUp();
    for (let n = 0; n < 3 * quarantineAfter; n += 1)
      await call(n % quarantineAfter === 0 ? () => 'fine' : crash);
    expect(contribution.state).toBe('active');
  });

  it('does not hold an abort of the caller against the plugin', async () => {
    const { call, contribution } = setUp();
    const controller = new AbortController();
    const running = call(() => new Promise(() => undefined), controller.signal);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(contribution.failures).toBe(0);
  });
});
