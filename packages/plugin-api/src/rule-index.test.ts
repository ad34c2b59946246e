import { describe, expect, it } from 'vitest';
import { someRule as rule } from '../test/some-rule.js';
import { classifyWithRules } from './classify-with-rules.js';
import type { ErrorEvidence } from './error-evidence.js';
import type { FailureRule } from './failure-rule.js';
import { linksOf } from './links-of.js';
import { RuleIndex } from './rule-index.js';

const table: readonly FailureRule[] = [
  rule('memory', { words: [/out of memory/i, /\bOOM\b/, /alloc(?:ate|ation) (?<bytesAsked>\d+)/] }),
  rule('busy', { errorCodes: ['EBUSY'] }),
  rule('killed', { exitCodes: [137], signals: ['SIGKILL'] }),
  rule('aborted', { exitCodes: [134], words: [/heap/] }),
  rule('late', { words: [/heap|stack/], holds: ({ step }) => step !== undefined }),
  rule('shape', { words: [/size mismatch for (?<tensor>[\w.]+)/, /shapes? \[[\d, ]+\]/i] }),
  rule('any', { words: [/^\w+Error: \d/] }),
  rule('heap', { words: [/HEAP/i] }),
];
/** Patterns that match the same and that no word can be read from. */
const asked = table.map((one) => ({
  ...one,
  when: {
    ...one.when,
    ...(one.when.words ? { words: one.when.words.map(alwaysTried) } : {}),
  },
}));

function alwaysTried({ source, flags }: RegExp): RegExp {
  return new RegExp(`(?:${source})|(?!)`, flags);
}

const pieces = [
  'Out of Memory',
  'OOM',
  'allocate 12',
  'allocation 7',
  'heap',
  'HEAP',
  'stack',
  'size mismatch for a.b',
  'Shape [1, 2]',
  'shapes [3]',
  'ZOOM',
  ' ',
  '\n',
  ': ',
  '4',
  'nothing',
  'ſtack',
  'Kelvin K',
  '',
];

/** Evidence number `n`, always the same. */
function evidenceOf(n: number): ErrorEvidence {
  let state = n;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const words = () =>
    Array.from({ length: below(6) }, () => pieces[below(pieces.length)]).join(below(2) ? ' ' : '');
  const link = () => ({
    name: 'Error',
    message: words(),
    ...(below(4) ? {} : { code: ['EBUSY', 'EIO'][below(2)] ?? '' }),
  });
  return {
    ...link(),
    causes: Array.from({ length: below(3) }, link),
    facts: {},
    ...(below(3) ? {} : { exitCode: [134, 137, 1][below(3)] ?? 0 }),
    ...(below(5) ? {} : { signal: 'SIGKILL' }),
    ...(below(2) ? {} : { stderrTail: words() }),
    ...(below(2) ? {} : { step: 1 }),
  };
}

describe('the index of a table', () => {
  it('chooses what can match and nothing else, in the order of the table', () => {
    const {
      links: [link],
    } = linksOf({
      name: 'Error',
      message: 'the HEAP: alloc, size mismatch for x',
      causes: [],
      facts: {},
    });
    if (!link) throw new Error('there is one link');
    const index = RuleIndex.of(table);
    const ids = index.choose(link, false).map((number) => index.attempts[number]?.rule.id);
    expect(ids).toEqual(['aborted', 'late', 'shape', 'any', 'heap']);
  });

  it('gives the same answers as trying every pattern', () => {
    let spoken = 0;
    for (let n = 0; n < 1_000; n++) {
      const quick = classifyWithRules(table, evidenceOf(n));
      spoken += quick.length;
      expect(quick).toEqual(classifyWithRules(asked, evidenceOf(n)));
    }
    expect(spoken).toBeGreaterThan(1_000);
  });
});
