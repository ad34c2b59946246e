import { describe, expect, it } from 'vitest';
import { ffmpegArguments } from './ffmpeg-arguments.js';

const args = ffmpegArguments({ width: 832, height: 480, fps: 16, path: '/a folder/x.mp4.part' }, 18);
const after = (name: string) => args[args.indexOf(name) + 1];

describe('what ffmpeg is told', () => {
  it('describes the raw input', () => {
    expect(['-f', '-pixel_format', '-video_size', '-framerate', '-i'].map(after)).toEqual([
      'rawvideo',
      'rgb24',
      '832x480',
      '16',
      'pipe:0',
    ]);
  });

  it('keeps a path with spaces whole and never lets it be taken for an option or a protocol', () => {
    expect(args.at(-1)).toBe('file:/a folder/x.mp4.part');
  });

  it('asks for quality, pixel format and index first', () => {
    expect(['-crf', '-pix_fmt', '-movflags', '-map_metadata'].map(after)).toEqual([
      '18',
      'yuv420p',
      '+faststart',
      '-1',
    ]);
  });
});
