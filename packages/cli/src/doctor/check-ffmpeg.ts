import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Check } from './check.js';

const run = promisify(execFile);
const askMs = 5_000;

/** Which encoder clips are written with. @param command name or path of ffmpeg */
export async function checkFfmpeg(command = 'ffmpeg'): Promise<Check> {
  try {
    const { stdout } = await run(command, ['-hide_banner', '-version'], { timeout: askMs });
    const version = /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? 'of unknown version';
    return { id: 'ffmpeg', state: 'ok', text: `ffmpeg ${version} is there`, facts: { version } };
  } catch {
    const text = 'no ffmpeg in PATH; clips are written with the built-in encoder';
    return {
      id: 'ffmpeg',
      state: 'ok',
      text,
      hint: 'Install ffmpeg for smaller files.',
      facts: { version: null },
    };
  }
}
