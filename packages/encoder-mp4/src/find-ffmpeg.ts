import { execFile } from 'node:child_process';

export type FfmpegProbe =
  | { readonly found: true; readonly command: string; readonly version: string }
  | { readonly found: false; readonly reason: string };

const command = 'ffmpeg';
const probeTimeoutMs = 5_000;

/** Looks for an ffmpeg on PATH that can write H.264 with libx264. Its absence is an answer, not an error. */
export async function findFfmpeg(signal: AbortSignal): Promise<FfmpegProbe> {
  try {
    const version = /^ffmpeg version (\S+)/.exec(await output(['-version'], signal))?.[1];
    if (!version) return { found: false, reason: `${command} -version does not say its version` };
    const encoders = await output(['-hide_banner', '-encoders'], signal);
    if (!/\blibx264\b/.test(encoders)) return { found: false, reason: `ffmpeg ${version} has no libx264` };
    return { found: true, command, version: `ffmpeg ${version}` };
  } catch (error) {
    signal.throwIfAborted();
    return { found: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function output(args: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { signal, timeout: probeTimeoutMs, windowsHide: true }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
}
