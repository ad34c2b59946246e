import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.js';

const chain = (log: string) => readLog(log)[0]?.causes.map(({ name, message }) => `${name}: ${message}`);

describe('reading a log', () => {
  it('takes one line with an error for that error', () => {
    expect(readLog('OSError: no room')).toEqual([
      { name: 'OSError', message: 'no room', causes: [], facts: {} },
    ]);
  });

  it('takes a text without an error as it is', () => {
    expect(readLog('all went well', { stage: 'load' })).toEqual([
      { name: '', message: 'all went well', causes: [], facts: {}, stage: 'load' },
    ]);
  });

  it('reads what a report in JSON escapes', () => {
    expect(readLog('OSError: no \\u0027room\\u0027')[0]?.message).toBe("no 'room'");
  });

  it('puts the direct cause of a Python error innermost', () => {
    const log = [
      'Traceback (most recent call last):',
      '  File "a.py", line 1, in <module>',
      '    fetch()',
      'ConnectionError: refused',
      '',
      'The above exception was the direct cause of the following exception:',
      '',
      'Traceback (most recent call last):',
      '  File "b.py", line 2, in load',
      'OSError: cannot load the model',
    ].join('\n');
    expect(chain(log)).toEqual(['OSError: cannot load the model', 'ConnectionError: refused']);
  });

  it('does the same during handling of another', () => {
    const log =
      'Traceback (most recent call last):\n  File "a"\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "b"\nValueError: 2';
    expect(chain(log)).toEqual(['ValueError: 2', 'KeyError: 1']);
  });

  it('reads [cause] of Node, Caused by of Rust and Java, and the arrow of .NET', () => {
    expect(
      chain(
        'TypeError: fetch failed\n    at fetch (node:x) {\n  [cause]: Error: connect refused\n      at y',
      ),
    ).toEqual(['TypeError: fetch failed', 'Error: connect refused']);
    expect(chain('Error: cannot start\n\nCaused by:\n    0: the file is not there\n')).toEqual([
      'Error: cannot start',
      'Error: the file is not there',
    ]);
    expect(chain('A.LoadException: no model\n ---> B.DllException: no library')).toEqual([
      'A.LoadException: no model',
      'B.DllException: no library',
    ]);
  });

  it('reads the errors of an AggregateError', () => {
    const log =
      'AggregateError: all failed\n    at x {\n  [errors]: [\n    Error: connect refused 1\n        at y,\n  ]';
    expect(chain(log)).toEqual(['AggregateError: all failed', 'Error: connect refused 1']);
  });

  it('gives several errors, the last first', () => {
    expect(
      readLog('ImportError: one\nwent on\n\nRuntimeError: two').map(({ causes }) => causes[0]?.message),
    ).toEqual(['two', 'one\nwent on']);
  });

  it('joins the lines of a message and stops at frames, progress and blank lines', () => {
    expect(chain('x\nRuntimeError: shapes\n  a: [1]\n  b: [2]\n  5%|#   | 1/20\nlater')).toEqual([
      'RuntimeError: shapes\n  a: [1]\n  b: [2]',
    ]);
    expect(chain('x\nRuntimeError: shapes\n\nlater')).toEqual(['RuntimeError: shapes']);
  });

  it('names a ComfyUI report by its exception type', () => {
    expect(
      chain(
        '## Error Details\n- **Exception Type:** AssertionError\n- **Exception Message:** no architecture',
      ),
    ).toEqual(['AssertionError: no architecture']);
  });

  it('does not mind colours, carriage returns, ranks and how it ended', () => {
    const red = `${String.fromCharCode(27)}[31m`;
    expect(
      chain(
        `${red}x\r\n[rank0]: Traceback (most recent call last):\r\n[rank0]:   File "a"\r\n[rank0]: ValueError: bad`,
      ),
    ).toEqual(['ValueError: bad']);
    expect(readLog('loading\nKilled')[0]).toMatchObject({ signal: 'SIGKILL', message: 'loading\nKilled' });
  });

  it('reads the end of a log of any length', () => {
    const [evidence] = readLog(`${'noise\n'.repeat(50_000)}ValueError: bad`);
    expect(evidence?.message.length).toBeLessThan(20_000);
    expect(evidence?.causes).toEqual([{ name: 'ValueError', message: 'bad' }]);
  });

  it.each([' ', '\t', '1', '{ ', '1 Killed '])('reads a line of %j over and over in one go', (letters) => {
    const [evidence] = readLog(`${letters.repeat(100_000)}\nValueError: it broke`);
    expect(evidence?.causes.at(-1) ?? evidence).toMatchObject({ name: 'ValueError', message: 'it broke' });
  });
});
