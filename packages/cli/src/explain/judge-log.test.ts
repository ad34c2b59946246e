import { explain } from '@retake/kernel';
import { expect, test } from 'vitest';
import { failingLogs, harmlessLogs } from '../../test/logs.js';
import { judgeLog, warningsOf } from './judge-log.js';

const unknown = (text: string) => explain(text, { classifiers: [] });

test.each(harmlessLogs)('no failure: %j', (text) => {
  expect(judgeLog(text, unknown(text))).toBe('no_failure');
});

test.each(failingLogs)('not harmless: %j', (text) => {
  expect(judgeLog(text, unknown(text))).toBe('unknown');
});

const known = (text: string, type: string, facts = {}) => {
  const { failure } = unknown(text);
  return judgeLog(text, { failure: { ...failure, confidence: 0.9, type, facts } as typeof failure });
};

test('what a program warned of and got over is no failure; anything else that is known stays one', () => {
  const log = 'WARNING: sageattention is not installed\ngot prompt\nPrompt executed in 12.10 seconds';
  expect(known(log, 'dependency_missing')).toBe('no_failure');
  expect(known(log, 'vram_exhaustion')).toBe('known');
  expect(known(log, 'dependency_missing', { exitCode: 1 })).toBe('known');
  expect(known('WARNING: sageattention is not installed', 'dependency_missing')).toBe('known');
});

test('warnings are told, each once', () => {
  expect(warningsOf('a\nUserWarning: slow\nb\nUserWarning: slow\n[W] old')).toEqual([
    'UserWarning: slow',
    '[W] old',
  ]);
});
