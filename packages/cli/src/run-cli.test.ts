import { parse } from 'node:path';
import { describe, expect, test } from 'vitest';
// Loaded here and not within the time of a test.
import '@retake/kernel';
import { runCli } from './run-cli.js';
import { colorsFor } from './show/colors.js';
import type { Terminal } from './terminal.js';

async function type(words: readonly string[], command?: string, cwd = import.meta.dirname) {
  const said = { out: '', err: '' };
  const plain = colorsFor(false, {});
  const terminal: Terminal = {
    cwd,
    env: {},
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    colors: { out: plain, err: plain },
    live: false,
    columns: 80,
    now: () => 0,
    onInterrupt: () => () => undefined,
    exitNow: (code) => {
      throw new Error(`left with ${code}`);
    },
  };
  const code = await runCli({ terminal, words, ...(command === undefined ? {} : { command }) });
  return { code, ...said };
}

describe('what is asked wrongly', () => {
  test.each([
    [['explain', '--bogus'], 'there is no flag --bogus', 'retake explain --help'],
    [['explain', 'a', 'b'], 'explain does not take "b"', 'retake explain --help'],
    [['explain', '--stage', 'sleep'], '--stage: "sleep" is not a stage', 'denoise'],
    [['explain', ''], 'is an empty text', 'retake explain --help'],
    [['inspect', ' '], 'is an empty text', 'retake inspect --help'],
    [['history', '--runs-dir', ''], '--runs-dir: is given an empty text', 'leave the flag out'],
    [['breakers', '--hold-open='], '--hold-open: is given an empty text', 'leave the flag out'],
    [['generate', '--previews', ''], '--previews: is given an empty text', 'leave the flag out'],
    [['generate', '--out', ''], '--out: is given an empty text', 'leave the flag out'],
    [['generate', '--steps', 'abc'], '--steps: "abc" is not a whole number', 'digits'],
  ])('%j: what was given, what to do, where to read', async (words, message, hint) => {
    const { code, out, err } = await type(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(err).toContain('More: docs/cli.md#asked-wrongly');
  });

  test('where an app is needed and there is none, what to type', async () => {
    const { code, err } = await type(['plugins'], undefined, parse(import.meta.dirname).root);
    expect([code, err]).toEqual([2, expect.stringContaining('name it with --app')]);
  });

  test('as JSON too', async () => {
    const { out } = await type(['explain', '--json', '--bogus']);
    expect(JSON.parse(out).error).toEqual({
      code: 'usage',
      message: 'there is no flag --bogus',
      hint: 'retake explain --help tells what it takes.',
      docsUrl: 'docs/cli.md#asked-wrongly',
    });
  });
});

test('a run that is not there is told from one without snapshots', async () => {
  const { code, err } = await type(['snapshots', 'nope', '--runs-dir', '.']);
  expect(code).toBe(2);
  expect(err).toContain('There is no run "nope"');
});

describe('where another command stands for retake', () => {
  test('advice begins with it', async () => {
    expect((await type(['explain', '--bogus'], 'npm start --')).err).toContain('npm start -- explain --help');
  });

  test('JSON stays what it is', async () => {
    const { out } = await type(['explain', '--json', '--bogus'], 'npm start --');
    expect(JSON.parse(out).error.hint).toBe('retake explain --help tells what it takes.');
  });
});
