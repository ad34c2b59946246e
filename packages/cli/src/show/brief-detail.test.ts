import { expect, it } from 'vitest';
import { briefDetail } from './brief-detail.js';

it('leaves stack traces to the log', () => {
  const said = [
    'RetakeError: it did not start: signal SIGABRT.',
    'Assertion failed: there is memory',
    '',
    '----- Native stack trace -----',
    ' 1: 0xcb5167 node::Assert [/usr/bin/node]',
    '12: 0x7f3667b40305 __libc_start_main [/lib/libc.so.6]',
    '----- JavaScript stack trace -----',
    '    at Module.load (node:internal/modules/cjs/loader:1:2)',
  ];
  expect(briefDetail(said.join('\n'))).toBe(said.slice(0, 2).join('\n'));
});

it('keeps what only looks like one', () => {
  const said = 'The inference process ended\nat step 3 of 20\n12: the twelfth line';
  expect(briefDetail(said)).toBe(said);
});

it('ends after a few lines and says so', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
  const brief = briefDetail(lines.join('\n')).split('\n');
  expect(brief).toHaveLength(9);
  expect(brief.at(-1)).toBe('… 22 more lines in the log');
});
