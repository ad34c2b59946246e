import { join } from 'node:path';
import type { ClipPicture, ImageTools, StageContext } from '@retake/plugin-api';
import { readFrames } from './read-frames.js';

const colours = 3;

/** Decoded frames in a raw file. */
export interface DecodedClip {
  readonly source: string;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A contact sheet (PNG) and an animation (WebP) beside the clip, as far as they can be made: the clip is there, and a
 * picture of it that fails costs a warning and nothing else. Throws only when aborted.
 */
export async function writePictures(
  images: ImageTools,
  { source, frames, width, height }: DecodedClip,
  { fps, context }: { readonly fps: number; readonly context: StageContext },
): Promise<{ readonly files: Readonly<Record<string, string>>; readonly failed: readonly string[] }> {
  const { signal, directory, log } = context;
  const files: Record<string, string> = {};
  const failed: string[] = [];
  const make = async (name: string, path: string, picture: (path: string) => Promise<ClipPicture>) => {
    try {
      await picture(path);
      files[name] = path;
    } catch (error) {
      signal.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      log.warn(
        { picture: name, reason },
        'a picture of the clip could not be made; the clip is not affected',
      );
      failed.push(`${name}: ${reason}`);
    }
  };
  const clip = () => ({
    frames: readFrames(source, { count: frames, bytes: width * height * colours }, () => undefined),
    count: frames,
    width,
    height,
    signal,
  });
  await make('sheet', join(directory, 'sheet.png'), (path) => images.contactSheet({ ...clip(), path }));
  await make('animation', join(directory, 'animation.webp'), (path) =>
    images.animation({ ...clip(), fps, path }),
  );
  return { files, failed };
}
