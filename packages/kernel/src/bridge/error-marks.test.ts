import { expect, it } from 'vitest';
import { ErrorMarks } from './error-marks.js';

it('remembers errors and whatever wraps them, and plain ones until told otherwise', () => {
  const marks = new ErrorMarks();
  const error = new Error('x');
  marks.add(error, 'a');
  marks.add(error, 'b');
  expect(marks.has(error, 'a')).toBe(true);
  expect(marks.has(new Error('y', { cause: error }), 'b')).toBe(true);
  expect(marks.has(new Error('y'), 'a')).toBe(false);
  marks.add('plain', 'a');
  expect(marks.has('plain', 'a')).toBe(true);
  marks.forgetPlain('plain');
  expect(marks.has('plain', 'a')).toBe(false);
});

it('does not go round in a circle', () => {
  const [a, b] = [new Error('a'), new Error('b')];
  a.cause = b;
  b.cause = a;
  expect(new ErrorMarks().has(a, 'x')).toBe(false);
});
