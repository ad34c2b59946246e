import { describe, expect, it } from 'vitest';
import { RecordingLogger } from './recording-logger.js';

describe('RecordingLogger', () => {
  it('keeps lines of every level in order', () => {
    const logger = new RecordingLogger();
    for (const level of ['debug', 'info', 'warn', 'error'] as const) logger[level]({ level }, `a ${level}`);
    expect(logger.lines.map(({ level, message }) => [level, message])).toEqual([
      ['debug', 'a debug'],
      ['info', 'a info'],
      ['warn', 'a warn'],
      ['error', 'a error'],
    ]);
  });
});
