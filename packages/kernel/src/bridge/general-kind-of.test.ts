import { describe, expect, it } from 'vitest';
import { generalKindOf } from './general-kind-of.js';

const evidence = { name: 'Error', message: '', causes: [], facts: {} };

describe('the general kind of an error', () => {
  it.each([
    [{ code: 'ETIMEDOUT' }, 'timeout'],
    [{ causes: [{ name: 'Error', message: '', code: 'ENOSPC' }] }, 'storage'],
    [{ name: 'PermissionError' }, 'permission'],
    [{ httpStatus: 429 }, 'rate_limit'],
    [{ httpStatus: 503 }, 'network'],
    [{ httpStatus: 418 }, 'internal'],
    [{}, 'internal'],
  ])('of %j is %s', (more, kind) => {
    expect(generalKindOf({ ...evidence, ...more })).toBe(kind);
  });

  it('is the one the host names, where there is such a kind', () => {
    expect(generalKindOf({ ...evidence, code: 'EPIPE' }, 'validation')).toBe('validation');
    expect(generalKindOf({ ...evidence, code: 'EPIPE' }, 'strange')).toBe('network');
  });
});
