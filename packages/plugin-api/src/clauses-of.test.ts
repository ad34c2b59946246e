import { describe, expect, it } from 'vitest';
import { clausesOf } from './clauses-of.js';
import { beyondAscii } from './letter-numbers.js';

/** Numbers in [0, 1) from a seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const statuses = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => String(from + n));

const atoms = [
  '4',
  '\\d\\d',
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
  'é',
  '[éü]',
  '[a-c]',
  ' ',
  '\\(',
  '^',
  '$',
];

const pieces = ['abc', 'Abb', 'b', 'C', 'ca', ' ', '(', '.', 'ſ', 'É', '\n', '40', '7'];

function holds(text: string, word: string): boolean {
  return word === beyondAscii ? /\P{ASCII}/u.test(text) : text.includes(word);
}

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

describe('what a pattern needs', () => {
  it.each<[RegExp, readonly (readonly string[])[]]>([
    [/out of memory/i, [['out of memory']]],
    [/CUDA error: (?:out|lack) of \w+/, [['cuda error: out of ', 'cuda error: lack of ']]],
    [/\bENOSPC\b|disk full/, [['enospc', 'disk full']]],
    [/allocate (?<bytes>[\d.]+) GiB/, [['allocate '], [' gib']]],
    [/errors?: x+/, [['errors: ', 'error: ']]],
    [/no files?/, [['no file']]],
    [
      /((?:mem|disk)[^\n]{0,9} (?:full|exhausted)|quota .* reached)/,
      [
        [' full', ' exhausted', ' reached'],
        ['mem', 'disk', 'quota '],
      ],
    ],
    [/(?!missing)foo\.bar\[0\]/, [['foo.bar[0]']]],
    [/[Cc]ould not/, [['could not']]],
    [/av[\\/]error/, [['av\\error', 'av/error']]],
    [/a{2}bcd(?:e|fgh)*ijk{1,2}/, [['bcd']]],
    [/x(?:long word){2,3}y/, [['long word']]],
    [/no|yes|\w+/, []],
    [/\w+ \d+/, []],
    [/error [45]0\d\b/, [['error 40', 'error 50']]],
    [/failed(?: with)? [:=]*(?<status>5\d\d)\b/, [['failed '], statuses(500, 600)]],
    [/layer\d norm/, [['layer'], [' norm']]],
    [/(?:long word)?x/, []],
    [/tschüss/, [['tsch'], [beyondAscii]]],
    [/x[Дд]а|not enough/, [[beyondAscii, 'not enough']]],
    [/no(?:ß|a)?/, []],
    [/(\w)\1 hello/, []],
    [/hello/u, []],
    [/hello/g, []],
  ])('%s', (given, clauses) => {
    expect(clausesOf(given)).toEqual(clauses.length === 0 ? [] : [clauses]);
  });

  it('is told apart by the ways to match, but for those that a single word tells', () => {
    expect(clausesOf(/(?:mem|disk)[^\n]{0,9} (?:full|exhausted)|ENOSPC|quota .* reached|EDQUOT/)).toEqual([
      [['enospc', 'edquot']],
      [
        [' full', ' exhausted'],
        ['mem', 'disk'],
      ],
      [[' reached'], ['quota ']],
    ]);
  });

  it('are in every text that matches', { timeout: 60_000 }, () => {
    const next = numbers(7);
    const missed: string[] = [];
    let matched = 0;
    let sure = 0;
    for (let round = 0; round < 1_500; round++) {
      const made = new RegExp(pattern(next), next() < 0.5 ? 'i' : '');
      const ways = clausesOf(made);
      for (let turn = 0; turn < 10; turn++) {
        const text = Array.from({ length: 9 }, () => pieces[Math.floor(next() * pieces.length)]).join('');
        if (!made.test(text)) continue;
        matched += 1;
        if (ways.length === 0) continue;
        sure += 1;
        const held = (clause: readonly string[]) => clause.some((word) => holds(text.toLowerCase(), word));
        if (!ways.some((way) => way.every(held))) missed.push(`${made} ${text}`);
      }
    }
    expect(missed).toEqual([]);
    expect(matched).toBeGreaterThan(500);
    expect(sure).toBeGreaterThan(20);
  });
});
