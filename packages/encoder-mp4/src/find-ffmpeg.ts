import { execFile } from 'node:child_process';

export type FfmpegProbe =
  | { readonly found: true; readonly command: string; readonly version: string }
  /** `installed`: a program of that name is there, but cannot be used. */
  | { readonly found: false; readonly installed: boolean; readonly reason: string };

/** Long enough for a machine under load: the other encoder would give other bytes for the same frames. */
const probeTimeoutMs = 60_000;

/** Looks for an ffmpeg on PATH that can write H.264 with libx264. Its absence is an answer, not an error. */
export async function findFfmpeg(
  signal: AbortSignal,
  command = 'ffmpeg',
  timeoutMs = probeTimeoutMs,
): Promise<FfmpegProbe> {
  const output = (args: readonly string[]) => outputOf(command, args, timeoutMs, signal);
  const unusable = (reason: string): FfmpegProbe => ({ found: false, installed: true, reason });
  try {
    const version = /^ffmpeg version (\S+)/.exec(await output(['-version']))?.[1];
    if (!version) return unusable(`${command} -version does not say its version`);
    const encoders = await output(['-hide_banner', '-encoders']);
    if (!/\blibx264\b/.test(encoders)) return unusable(`ffmpeg ${version} has no libx264`);
    return { found: true, command, version: `ffmpeg ${version}` };
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    const installed = (error as NodeJS.ErrnoException).code !== 'ENOENT';
    return { found: false, installed, reason };
  }
}

function outputOf(
  command: string,
  args: readonly string[],
  timeout: number,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { signal, timeout, windowsHide: true }, (error, stdout) => {
      if (!error) resolve(stdout);
      else if (error.killed)
        reject(new Error(`${command} ${args.join(' ')} did not end within ${timeout} ms`));
      else reject(error);
    });
  });
}
