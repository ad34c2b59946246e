import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../reference/live_parity.py');
const passed = [
  'checkpoint',
  'prompt',
  'negative-prompt',
  'width',
  'height',
  'frames',
  'steps',
  'seed',
  'guidance',
  'guidance-2',
  'flow-shift',
];

/** Runs diffusers on a request (texts by option name) and returns the folder of the golden it wrote. */
export async function runReference(options) {
  const folder = await mkdtemp(join(tmpdir(), 'retake-parity-'));
  const given = passed.flatMap((name) => [`--${name}`, options[name]]);
  const child = spawn(options.python, [program, ...given, '--out', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, HF_HUB_OFFLINE: '1' },
  });
  const [code] = await once(child, 'close').catch((error) => [error.message]);
  if (code === 0) return folder;
  console.error(`The reference did not run (${code}). It needs the Python of tools/reference/README.md:`);
  console.error('give its path with --python, or compare with a stored run: --golden <folder>.');
  process.exit(2);
}
