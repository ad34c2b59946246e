import { describe, expect, test } from 'vitest';
import { listFlag, switchFlag, valueFlag } from './flag.js';
import { parseFlags } from './parse-flags.js';
import { readInteger } from './read-number.js';

const flags = {
  prompt: valueFlag('TEXT', 'what to show', String),
  seed: valueFlag('N', 'seed', readInteger),
  json: switchFlag('as JSON'),
  set: listFlag('PATH=VALUE', 'insist', String),
};
const parse = (...words: string[]) => parseFlags(flags, words);

describe('reads', () => {
  test('values behind a space and behind "="', () => {
    expect(parse('--prompt', 'a red ball', '--seed=7').values).toEqual({ prompt: 'a red ball', seed: 7 });
  });
  test.each([['--seed=-3'], ['--seed', '-3']])('negative numbers: %s %s', (...words) => {
    expect(parse(...words).values).toEqual({ seed: -3 });
  });
  test('switches and words between them', () => {
    expect(parse('one', '--json', 'two')).toEqual({ values: { json: true }, positionals: ['one', 'two'] });
  });
  test.each([['--prompt='], ['--prompt', '']])('empty text: %j %j', (...words) => {
    expect(parse(...words).values).toEqual({ prompt: '' });
  });
  test('repeated lists in order', () => {
    expect(parse('--set', 'a=1', '--set', 'b=2').values.set).toEqual(['a=1', 'b=2']);
  });
  test('what follows "--" as words', () => {
    expect(parse('--', '--json').positionals).toEqual(['--json']);
  });
});

describe('refuses', () => {
  test.each([
    [['--promt', 'x'], 'there is no flag --promt', 'Did you mean --prompt?'],
    [['--zzzzzz'], 'there is no flag --zzzzzz', undefined],
    [['-x'], 'there is no flag -x', undefined],
    [['--seed'], '--seed needs a value', '--seed N'],
    [['--prompt', '--json'], '--prompt needs a value', '--prompt TEXT'],
    [['--seed', 'many'], '--seed: "many" is not a whole number', 'Write digits only, such as 33.'],
    [['--json=yes'], '--json takes no value', undefined],
    [['--seed', '1', '--seed', '2'], '--seed was given twice', undefined],
    [['--constructor'], 'there is no flag --constructor', undefined],
  ])('%j', (words, message, hint) => {
    expect(() => parse(...words)).toThrow(expect.objectContaining({ name: 'UsageError', message, hint }));
  });
});
