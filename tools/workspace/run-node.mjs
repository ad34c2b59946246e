import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { root } from './paths.mjs';

/**
 * Runs a Node script in the repository and resolves to its exit code. Ctrl-C reaches the child through the terminal, so
 * it is only waited for; a TERM sent to this process alone is handed on. With `quiet`, output appears when it failed.
 */
export function runNode(script, args, { env = {}, quiet = false, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : stdio,
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    const wait = () => {};
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', wait).on('SIGTERM', forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', wait).off('SIGTERM', forward);
      const exitCode = code ?? 128 + constants.signals[signal];
      if (exitCode !== 0) process.stderr.write(Buffer.concat(output));
      resolve(exitCode);
    });
  });
}
