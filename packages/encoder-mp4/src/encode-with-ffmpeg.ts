import { type ChildProcess, spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EncodeRequest } from '@retake/plugin-api';
import { RetakeError } from '@retake/plugin-api';
import { checkedFrames } from './checked-frames.js';
import { ffmpegArguments } from './ffmpeg-arguments.js';

const stderrTailLength = 2_000;

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error?: Error;
}

/**
 * Writes the frames through ffmpeg, never faster than it takes them. An abort kills it.
 * @throws RetakeError `encoder_failed` with the last words of ffmpeg.
 */
export async function encodeWithFfmpeg(
  command: string,
  request: EncodeRequest,
  quality: number,
): Promise<void> {
  const child = spawn(command, ffmpegArguments(request, quality), {
    stdio: ['pipe', 'ignore', 'pipe'],
    windowsHide: true,
  });
  const said = tailOf(child.stderr);
  const exited = exitOf(child);
  const kill = () => child.kill('SIGKILL');
  request.signal.addEventListener('abort', kill, { once: true });
  try {
    const frames = Readable.from(checkedFrames(request), { objectMode: true, highWaterMark: 1 });
    const feeding = pipeline(frames, child.stdin, { signal: request.signal });
    const feedError = await feeding.then(() => undefined, asError);
    const brokeFrames = feedError !== undefined && !isClosedPipe(feedError);
    if (brokeFrames) kill();
    const exit = await exited;
    request.signal.throwIfAborted();
    if (brokeFrames) throw feedError;
    if (exit.code !== 0 || feedError) throw failure(exit, said());
  } finally {
    request.signal.removeEventListener('abort', kill);
  }
}

function tailOf(stream: Readable): () => string {
  let tail = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    tail = (tail + text).slice(-stderrTailLength);
  });
  return () => tail.trim();
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function failure(exit: Exit, stderrTail: string): RetakeError {
  const how = exit.error?.message ?? (exit.signal ? `ended by ${exit.signal}` : `exit code ${exit.code}`);
  return new RetakeError(
    'encoder_failed',
    `ffmpeg failed: ${how}${stderrTail ? `; it said: ${stderrTail}` : ''}`,
    {
      facts: { program: 'ffmpeg', programExitCode: exit.code, programSignal: exit.signal, stderrTail },
      ...(exit.error ? { cause: exit.error } : {}),
    },
  );
}

const closedPipeCodes = ['EPIPE', 'EOF', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'];

function isClosedPipe(error: Error): boolean {
  return closedPipeCodes.includes((error as NodeJS.ErrnoException).code ?? '');
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
