import { RetakeError } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { errorFields } from './error-fields.js';

it('keeps code, facts, stack and every cause, outermost first', () => {
  const innermost = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const middle = new Error('the file could not be written', { cause: innermost });
  const outer = new RetakeError('inference_failed', 'the stage ended', { cause: middle, facts: { step: 2 } });
  const fields = errorFields(outer);
  expect(fields).toMatchObject({ code: 'inference_failed', facts: { step: 2 } });
  expect(fields.stack).toContain('error-fields.test');
  expect(fields.causes?.map(({ message, code }) => [message, code])).toEqual([
    ['the file could not be written', undefined],
    ['no space left', 'ENOSPC'],
  ]);
});

it('ends on a chain that runs in a circle, and takes what is no error', () => {
  const one: Error & { cause?: unknown } = new Error('one');
  const two = new Error('two', { cause: one });
  one.cause = two;
  expect(errorFields(one).causes).toHaveLength(1);
  expect(errorFields('just words')).toEqual({ name: 'string', message: 'just words' });
});
