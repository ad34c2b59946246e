import { describe, expect, it } from 'vitest';
import { someRule as rule } from '../test/some-rule.js';
import type { ErrorEvidence } from './error-evidence.js';
import { promiseOfRules } from './promise-of-rules.js';

const table = [
  rule('plums', { words: [/out of plums \d/] }, 0.9),
  rule('broke', { words: [/broke/] }, 0.6),
  rule('code', { errorCodes: ['ENOPLUM'] }, 0.7),
  rule('killed', { exitCodes: [137] }, 0.8),
];
const promised = (more: Partial<ErrorEvidence>) =>
  promiseOfRules(table, { name: 'Error', message: '', causes: [], facts: {}, ...more });

describe('what a table promises', () => {
  it('is nothing where no word of it is there', () => {
    expect(promised({ message: 'fine weather' })).toBe(0);
  });

  it('is the most that the words allow, though the pattern may not fit', () => {
    expect(promised({ message: 'it broke' })).toBe(0.6);
    expect(promised({ message: 'it broke, out of plums soon' })).toBe(0.9);
  });

  it('knows codes and ends', () => {
    expect(promised({ code: 'ENOPLUM' })).toBe(0.7);
    expect(promised({ exitCode: 1 })).toBe(0.8);
  });

  it('counts a cause more than its wrapper', () => {
    const causes = [{ name: 'Error', message: 'it broke' }];
    expect(promised({ message: 'out of plums soon', causes })).toBeCloseTo(1.6);
  });

  it('does not look where nothing could count as much as is asked for', () => {
    const evidence = {
      name: 'Error',
      message: 'out of plums soon',
      causes: [{ name: 'Error', message: 'it broke' }],
      facts: {},
    };
    expect(promiseOfRules(table.slice(0, 1), evidence, 0.9)).toBe(0.9);
    expect(promiseOfRules(table.slice(0, 1), evidence, 1.1)).toBe(0);
    expect(promiseOfRules(table, evidence, 1.1)).toBeCloseTo(1.6);
  });
});
