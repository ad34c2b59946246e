import { describe, expect, it } from 'vitest';
import { errorCodes } from './error-codes.js';
import { RetakeError } from './retake-error.js';

describe('RetakeError', () => {
  it('is an Error with a code, a hint, facts and a page', () => {
    const error = new RetakeError('run_locked', 'the run is in use', { facts: { pid: 12 } });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'RetakeError',
      code: 'run_locked',
      hint: errorCodes.run_locked.hint,
      facts: { pid: 12 },
      docsUrl: 'docs/errors.md#run_locked',
    });
  });

  it('prefers the hint of the thrower', () => {
    expect(new RetakeError('run_locked', 'x', { hint: 'Do this.' }).hint).toBe('Do this.');
  });

  it('keeps the cause, and has none when there is none', () => {
    const cause = new Error('inner');
    expect(new RetakeError('run_failed', 'x', { cause }).cause).toBe(cause);
    expect(new RetakeError('run_failed', 'x')).not.toHaveProperty('cause');
  });

  it('is recognised by its brand, whatever copy of the package made it', () => {
    const fromAnotherCopy = Object.defineProperty(new Error('x'), Symbol.for('retake.error'), {
      value: true,
    });
    expect(RetakeError.is(fromAnotherCopy)).toBe(true);
    expect(RetakeError.is(new RetakeError('canceled', 'x'))).toBe(true);
  });

  it.each([[new Error('x')], [{ name: 'RetakeError', code: 'canceled' }], ['canceled'], [null], [undefined]])(
    'does not take %o for one of its own',
    (value) => {
      expect(RetakeError.is(value)).toBe(false);
    },
  );

  it('becomes JSON with everything but the stack and the cause', () => {
    const error = new RetakeError('tensor_missing', 'no such tensor', {
      facts: { tensor: 'a.b' },
      cause: 'x',
    });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'RetakeError',
      code: 'tensor_missing',
      message: 'no such tensor',
      hint: errorCodes.tensor_missing.hint,
      facts: { tensor: 'a.b' },
      docsUrl: 'docs/errors.md#tensor_missing',
    });
  });
});
