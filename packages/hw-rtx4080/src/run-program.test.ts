import { describe, expect, it } from 'vitest';
import { runProgram } from './run-program.js';

const { signal } = new AbortController();

describe('running a program', () => {
  it('gives what it wrote', async () => {
    expect(await runProgram(process.execPath, ['-p', '6 * 7'], signal)).toBe('42\n');
  });

  it('fails when it is missing, fails or was aborted', async () => {
    await expect(runProgram('no-such-program-here', [], signal)).rejects.toThrow(/ENOENT/);
    await expect(runProgram(process.execPath, ['-e', 'process.exit(3)'], signal)).rejects.toThrow(/failed/);
    await expect(runProgram(process.execPath, ['-p', '1'], AbortSignal.abort())).rejects.toThrow(/aborted/);
  });
});
