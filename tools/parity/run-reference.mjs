import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../reference/live_parity.py');
/** Its option → ours. */
const passed = {
  checkpoint: 'checkpoint',
  prompt: 'prompt',
  'negative-prompt': 'negativePrompt',
  width: 'width',
  height: 'height',
  frames: 'frames',
  steps: 'steps',
  seed: 'seed',
  guidance: 'guidance',
  'guidance-2': 'guidance2',
  'flow-shift': 'flowShift',
  scheduler: 'scheduler',
  image: 'image',
  'last-image': 'lastImage',
};

/** Runs diffusers on a request and returns the folder of the golden it wrote. */
export async function runReference(options) {
  const folder = await mkdtemp(join(tmpdir(), 'retake-parity-'));
  const given = Object.entries(passed).flatMap(([name, key]) =>
    options[key] === undefined ? [] : [`--${name}=${options[key]}`],
  );
  const single = options.single ? ['--single'] : [];
  const child = spawn(options.python, [program, ...given, ...single, '--out', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, HF_HUB_OFFLINE: '1' },
  });
  const [code] = await once(child, 'close').catch((error) => [error.message]);
  if (code === 0) return folder;
  console.error(`The reference did not run (${code}). It needs the Python of tools/reference/README.md:`);
  console.error('give its path with --python, or compare with a stored run: --golden <folder>.');
  process.exit(2);
}
