import { describe, expect, it } from 'vitest';
import { near } from './near.js';

const found = (text: string) => near('gpu|card', 'too old').some((words) => words.test(text));

describe('two things on one line', () => {
  it('are found in either order and any case', () => {
    expect(found('this GPU is too old')).toBe(true);
    expect(found('too old: the card in slot 1')).toBe(true);
  });

  it('are whole words, on one line, and not far apart', () => {
    expect(found('this gpus is too old')).toBe(false);
    expect(found('this gpu\nis too old')).toBe(false);
    expect(found(`gpu ${'a '.repeat(31)}too old`)).toBe(false);
  });
});
