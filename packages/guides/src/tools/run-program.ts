import { execFile } from 'node:child_process';
import type { Ran } from './guide-tools.js';

/** A program that is silent for so long is ended. */
const longestMs = 60_000;
const largestOutput = 16 * 2 ** 20;

/**
 * Runs a program without a shell and waits for its end.
 * @returns null when there is no such program
 * @throws the signal's reason when aborted
 */
export async function runProgram(
  program: string,
  words: readonly string[],
  signal: AbortSignal,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ran | null> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const options = { signal, env, timeout: longestMs, maxBuffer: largestOutput, windowsHide: true };
    execFile(program, [...words], options, (error, stdout, stderr) => {
      if (signal.aborted) return reject(signal.reason);
      if (error?.code === 'ENOENT') return resolve(null);
      const exitCode = error ? (typeof error.code === 'number' ? error.code : null) : 0;
      resolve({ exitCode, stdout, stderr });
    });
  });
}
