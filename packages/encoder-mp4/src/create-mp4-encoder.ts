import type { EncodeRequest, Logger, VideoEncoder } from '@retake/plugin-api';
import { RetakeError } from '@retake/plugin-api';
import { checkEncodeRequest } from './check-encode-request.js';
import { encodeWithFfmpeg } from './encode-with-ffmpeg.js';
import { encodeWithWasm } from './encode-with-wasm.js';
import { type FfmpegProbe, findFfmpeg } from './find-ffmpeg.js';
import type { Mp4EncoderConfig } from './mp4-encoder-config.js';
import { replaceFile } from './replace-file.js';

/**
 * Makes the encoder. ffmpeg is looked for at the first call.
 * @param find replaces the search for ffmpeg, for tests.
 * @throws RetakeError (from `encode`) `request_invalid` for sizes and rates H.264 cannot hold, `encoder_failed` when
 *   a frame has the wrong length, ffmpeg is asked for and missing, or the encoder breaks. An abort rejects with the
 *   signal's reason and leaves no file.
 */
export function createMp4Encoder(
  config: Mp4EncoderConfig,
  log: Logger,
  find: (signal: AbortSignal) => Promise<FfmpegProbe> = (signal) => findFfmpeg(signal),
): VideoEncoder {
  return {
    async encode(request) {
      request.signal.throwIfAborted();
      checkEncodeRequest(request);
      const ffmpeg = config.encoder === 'wasm' ? undefined : await choose(config, log, find, request.signal);
      const encoder = ffmpeg ? `${ffmpeg.version} (libx264)` : 'h264-mp4-encoder 1.0.12 (wasm)';
      const bytes = await replaceFile(request.path, (temporary) => {
        const toTemporary: EncodeRequest = { ...request, path: temporary };
        return ffmpeg
          ? encodeWithFfmpeg(ffmpeg.command, toTemporary, config.quality)
          : encodeWithWasm(toTemporary, config.quality);
      });
      log.debug({ encoder, bytes, path: request.path }, 'video written');
      return { encoder, bytes };
    },
  };
}

async function choose(
  config: Mp4EncoderConfig,
  log: Logger,
  find: (signal: AbortSignal) => Promise<FfmpegProbe>,
  signal: AbortSignal,
) {
  const probe = await find(signal);
  if (probe.found) return probe;
  if (config.encoder === 'ffmpeg')
    throw new RetakeError('encoder_failed', `ffmpeg cannot be used: ${probe.reason}`, {
      hint: 'Install ffmpeg with libx264, or set the option encoder to "auto".',
    });
  log[probe.installed ? 'warn' : 'debug'](
    { reason: probe.reason },
    'no usable ffmpeg, taking the built-in encoder',
  );
  return undefined;
}
