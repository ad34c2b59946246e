import { describe, expect, it } from 'vitest';
import { reportCause } from './report-cause.js';

describe('reportCause', () => {
  it('keeps name, message and stack of an error', () => {
    const error = new TypeError('wrong');
    expect(reportCause(error)).toEqual({ name: 'TypeError', message: 'wrong', stack: error.stack });
  });

  it('makes something of whatever else is thrown', () => {
    expect(reportCause('words')).toEqual({ name: 'string', message: 'words' });
    expect(reportCause(null)).toEqual({ name: 'object', message: 'null' });
  });

  it('gives nothing for nothing', () => {
    expect(reportCause(undefined)).toBeUndefined();
  });
});
