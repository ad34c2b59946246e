import { expect, it } from 'vitest';
import { placeLogger } from './place-logger.js';

it('adds the place to every line, and what the line says itself goes before it', () => {
  const lines: object[] = [];
  const write = (fields: object, message: string) => void lines.push({ ...fields, message });
  const logger = placeLogger(
    { debug: write, info: write, warn: write, error: write },
    { run: 'r', stage: 'a' },
  );
  logger.warn({ stage: 'b' }, 'x');
  logger.debug({}, 'y');
  expect(lines).toEqual([
    { run: 'r', stage: 'b', message: 'x' },
    { run: 'r', stage: 'a', message: 'y' },
  ]);
});

it('drops what the logger throws', () => {
  const fail = () => {
    throw new Error('the disk is full');
  };
  const logger = placeLogger({ debug: fail, info: fail, warn: fail, error: fail }, { run: 'r' });
  expect(() => logger.error({}, 'x')).not.toThrow();
});
