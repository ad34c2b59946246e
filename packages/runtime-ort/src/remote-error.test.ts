import { describe, expect, it } from 'vitest';
import { errorData } from './child/error-data.js';
import { remoteError } from './remote-error.js';

describe('remoteError', () => {
  it('brings back what an error said, over JSON', () => {
    const original = Object.assign(new RangeError('no room'), {
      code: 'ENOMEM',
      errno: -12,
      syscall: 'mmap',
      path: '/w',
    });
    const error = remoteError(JSON.parse(JSON.stringify(errorData(original))));
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'RangeError',
      message: 'no room',
      code: 'ENOMEM',
      errno: -12,
      syscall: 'mmap',
      path: '/w',
    });
  });

  it('adds nothing that was not there', () => {
    expect(errorData(new Error('plain'))).toEqual({ name: 'Error', message: 'plain' });
    expect(errorData('a string')).toEqual({ name: 'Error', message: 'a string' });
  });
});
