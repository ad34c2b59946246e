import { execFile } from 'node:child_process';

/** Runs a program to its end and gives what it wrote to stdout. */
export type RunProgram = (program: string, args: readonly string[], signal: AbortSignal) => Promise<string>;

const deadlineMs = 3_000;

/** Runs a program for three seconds at most. @throws when it is missing, fails, is too slow or aborted. */
export const runProgram: RunProgram = (program, args, signal) =>
  new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { signal, timeout: deadlineMs, killSignal: 'SIGKILL', windowsHide: true },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
  });
