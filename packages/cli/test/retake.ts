import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const bin = join(dirname(fileURLToPath(import.meta.url)), '../dist/bin.js');

/** Starts the built `retake` in a folder; `watch` sees what came on stderr so far, nothing at first, and may interfere. */
export function retake(
  folder: string,
  words: readonly string[],
  watch: (stderr: string, child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const env = {
    ...process.env,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    FORCE_COLOR: '1',
  };
  const child = spawn(process.execPath, [bin, ...words], { cwd: folder, env });
  watch('', child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    watch(stderr, child);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
