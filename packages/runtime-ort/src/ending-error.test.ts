import { describe, expect, it } from 'vitest';
import { endingError, startError } from './ending-error.js';
import { minimumLimitBytes } from './figures.js';

const killed = { exitCode: null, signal: 'SIGKILL', stderrTail: 'last words' } as const;

describe('endingError', () => {
  it('carries everything there is to know', () => {
    const error = endingError(killed, { pid: 7, limitBytes: 1e9, op: 'transformer/block 3' });
    expect(error.code).toBe('worker_died');
    expect(error.message).toBe('The inference process ended in "transformer/block 3" (signal SIGKILL).');
    expect(error.facts).toEqual({
      pid: 7,
      limitBytes: 1e9,
      op: 'transformer/block 3',
      exitCode: null,
      signal: 'SIGKILL',
      stderrTail: 'last words',
    });
  });

  it('says when it was idle', () => {
    const error = endingError({ exitCode: 1, signal: null, stderrTail: '' }, { pid: 7, limitBytes: null });
    expect(error.message).toBe('The inference process ended while idle (exit code 1).');
    expect(error.facts).not.toHaveProperty('op');
  });
});

describe('startError', () => {
  it('names the limit and what is needed', () => {
    const error = startError(undefined, killed, { pid: 7, limitBytes: 20 * 2 ** 20 });
    expect(error.code).toBe('worker_start_failed');
    expect(error.message).toContain('Its memory limit was 20 MiB; it needs at least 56 MiB');
    expect(error.hint).toContain('56 MiB');
    expect(error.facts).toMatchObject({
      limitBytes: 20 * 2 ** 20,
      minimumBytes: minimumLimitBytes,
      signal: 'SIGKILL',
    });
  });

  it('does not speak of limits where there is none', () => {
    const error = startError(300, killed, { pid: 7, limitBytes: null });
    expect(error.message).toBe('The inference process did not start: it was not ready after 300 ms.');
    expect(error.hint).toBe('Run `retake doctor`.');
  });

  it('keeps the reason why nothing could be executed', () => {
    const cause = new Error('spawn /nowhere ENOENT');
    const error = startError(
      undefined,
      { ...killed, signal: null, error: cause },
      { pid: -1, limitBytes: null },
    );
    expect(error.cause).toBe(cause);
    expect(error.message).toContain('spawn /nowhere ENOENT');
  });
});
