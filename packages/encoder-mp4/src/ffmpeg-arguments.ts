import type { EncodeRequest } from '@retake/plugin-api';

/**
 * What ffmpeg is told: raw RGB on stdin to H.264 (libx264, yuv420p, BT.709 limited range) in an MP4 whose index comes
 * first. Bit-exact flags and no metadata, so that equal frames give equal bytes.
 */
export function ffmpegArguments(
  request: Pick<EncodeRequest, 'width' | 'height' | 'fps' | 'path'>,
  quality: number,
): string[] {
  const { width, height, fps, path } = request;
  const input = `-f rawvideo -pixel_format rgb24 -video_size ${width}x${height} -framerate ${fps} -i pipe:0`;
  const scale =
    'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+bitexact';
  const codec = `-an -c:v libx264 -preset medium -crf ${quality} -pix_fmt yuv420p`;
  const colour = '-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv';
  const file = '-map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart -f mp4';
  return [
    ...'-hide_banner -nostats -loglevel error -y'.split(' '),
    ...input.split(' '),
    ...['-vf', `${scale},format=yuv420p`],
    ...`${codec} ${colour} ${file}`.split(' '),
    `file:${path}`,
  ];
}
