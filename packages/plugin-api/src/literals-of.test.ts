import { describe, expect, it } from 'vitest';
import { literalsOf } from './literals-of.js';

/** Numbers in [0, 1) from a seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const atoms = [
  'abc',
  'b',
  'C',
  'abb',
  'ca',
  '.',
  '\\.',
  '\\w',
  '\\b',
  '[ab]',
  '[^a]',
  '[a-c]',
  ' ',
  '\\(',
  '^',
  '$',
];

function pattern(next: () => number, depth = 0): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const piece = (): string => {
    if (depth > 2 || next() < 0.6) return pick(atoms);
    return `${pick(['(', '(?:', '(?=', '(?!', '(?<=', '(?<!'])}${pattern(next, depth + 1)})`;
  };
  const sequence = () =>
    Array.from({ length: 1 + Math.floor(next() * 4) }, () => {
      const one = piece();
      return /^(?:[$^]|\\b|\(\?[=!<])/.test(one)
        ? one
        : one + pick(['', '', '', '?', '*', '+', '{2}', '{0,2}', '+?']);
    }).join('');
  return Array.from({ length: next() < 0.3 ? 2 : 1 }, sequence).join('|');
}

describe('the literals of a pattern', () => {
  it.each<[RegExp, readonly string[] | undefined]>([
    [/out of memory/i, ['out of memory']],
    [/CUDA error: (?:out|lack) of \w+/, ['cuda error: out of ', 'cuda error: lack of ']],
    [/\bENOSPC\b|disk full/, ['enospc', 'disk full']],
    [/allocate (?<bytes>[\d.]+) GiB/, ['allocate ']],
    [/errors?: x+/, ['errors: ', 'error: ']],
    [/no files?/, ['no file']],
    [/(?!missing)foo\.bar\[0\]/, ['foo.bar[0]']],
    [/[Cc]ould not/, ['could not']],
    [/a{2}bcd(?:e|fgh)*ijk{1,2}/, ['bcd']],
    [/x(?:long word){2,3}y/, ['long word']],
    [/no|yes|\w+/, undefined],
    [/\w+ \d+/, undefined],
    [/(?:long word)?x/, undefined],
    [/tschüss/, ['tsch']],
    [/(\w)\1 hello/, undefined],
    [/hello/u, undefined],
    [/hello/g, undefined],
  ])('%s', (given, literals) => {
    expect(literalsOf(given)).toEqual(literals);
  });

  it('are in every text that matches', { timeout: 60_000 }, () => {
    const next = numbers(7);
    const missed: string[] = [];
    let matched = 0;
    let sure = 0;
    for (let round = 0; round < 400; round++) {
      const made = new RegExp(pattern(next), next() < 0.5 ? 'i' : '');
      const literals = literalsOf(made);
      for (let turn = 0; turn < 10; turn++) {
        const text = Array.from(
          { length: 9 },
          () => ['abc', 'Abb', 'b', 'C', 'ca', ' ', '(', '.', 'ſ', '\n'][Math.floor(next() * 10)],
        ).join('');
        if (!made.test(text)) continue;
        matched += 1;
        if (!literals) continue;
        sure += 1;
        if (!literals.some((literal) => text.toLowerCase().includes(literal))) missed.push(`${made} ${text}`);
      }
    }
    expect(missed).toEqual([]);
    expect(matched).toBeGreaterThan(500);
    expect(sure).toBeGreaterThan(20);
  });
});
