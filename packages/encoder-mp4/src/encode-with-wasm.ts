import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { EncodeRequest } from '@retake/plugin-api';
import { RetakeError } from '@retake/plugin-api';
import { checkedFrames } from './checked-frames.js';
import type { WasmReply, WasmRequest } from './wasm-messages.js';

/**
 * Writes the frames with the built-in encoder, in a thread of its own, one frame at a time. An abort ends the thread.
 * @throws RetakeError `encoder_failed` when the encoder breaks.
 */
export async function encodeWithWasm(request: EncodeRequest, quality: number): Promise<void> {
  const { width, height, fps, signal } = request;
  const worker = new Worker(new URL('./wasm-worker.js', import.meta.url), { stdout: true, stderr: true });
  try {
    const ended = once(worker, 'exit').then(([code]) => {
      throw new Error(`its thread ended with exit code ${code}`);
    });
    ended.catch(() => {});
    const talk = async (message?: WasmRequest): Promise<WasmReply> => {
      const reply = once(worker, 'message', { signal });
      if (message !== undefined) worker.postMessage(message);
      return (await Promise.race([reply, ended]))[0];
    };
    await talk();
    await talk({ width, height, fps, quality });
    for await (const frame of checkedFrames(request)) await talk(frame);
    const file = await talk('end');
    if (!(file instanceof Uint8Array)) throw new Error('the encoder did not give a file');
    await writeFile(request.path, file, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (RetakeError.is(error)) throw error;
    throw new RetakeError('encoder_failed', `the built-in encoder failed: ${String(error)}`, {
      cause: error,
      hint: 'Install ffmpeg, or report this with the size of the video.',
    });
  } finally {
    await worker.terminate();
  }
}
