import { describe, expect, it } from 'vitest';
import { refuseUnknownIds } from './refuse-unknown-ids.js';

describe('refuseUnknownIds', () => {
  it('passes configuration of plugins that are there', () => {
    expect(() => refuseUnknownIds({ a: {} }, ['a', 'b'])).not.toThrow();
  });

  it('asks back with the nearest id', () => {
    expect(() => refuseUnknownIds({ 'strategy-rety': {} }, ['strategy-retry', 'hw-cpu'])).toThrow(
      expect.objectContaining({ code: 'config_invalid', hint: 'Did you mean "strategy-retry"?' }),
    );
  });

  it('lists the ids there are when none is near', () => {
    expect(() => refuseUnknownIds({ weather: {} }, ['hw-cpu'])).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('known are hw-cpu'),
        facts: { given: 'weather', known: ['hw-cpu'] },
      }),
    );
  });

  it('says so when there is no plugin at all', () => {
    expect(() => refuseUnknownIds({ weather: {} }, [])).toThrow('no plugin is installed');
  });
});
